/**
 * The parts of fauxqs from which the host builds its own messaging server. The package exports only a server that
 * listens on every interface, so its stores are taken from its files; the exact version is pinned.
 */
export { buildApp } from "fauxqs";
export { PersistenceManager } from "../../node_modules/fauxqs/dist/persistence.js";
export { S3Error, SqsError } from "../../node_modules/fauxqs/dist/common/errors.js";
export {
  escapeXml,
  snsErrorResponse,
  snsSuccessResponse,
} from "../../node_modules/fauxqs/dist/common/xml.js";
export { S3Store } from "../../node_modules/fauxqs/dist/s3/s3Store.js";
export { matchesFilterPolicy, matchesFilterPolicyOnBody } from "../../node_modules/fauxqs/dist/sns/filter.js";
export { SnsStore } from "../../node_modules/fauxqs/dist/sns/snsStore.js";
export type { SnsMessageAttribute, SnsSubscription } from "../../node_modules/fauxqs/dist/sns/snsTypes.js";
export { SqsQueue, SqsStore } from "../../node_modules/fauxqs/dist/sqs/sqsStore.js";
export {
  DEFAULT_QUEUE_ATTRIBUTES,
  INVALID_MESSAGE_BODY_CHAR,
  type ReceivedMessage,
  type SqsMessage,
} from "../../node_modules/fauxqs/dist/sqs/sqsTypes.js";
