import { z } from "zod";
import { noEffect } from "./property.ts";
import { type Create, generatedName } from "./substrate.ts";

const properties = z.strictObject({
  BucketName: z.string().optional(),
  BucketEncryption: noEffect,
  LifecycleConfiguration: noEffect,
  OwnershipControls: noEffect,
  PublicAccessBlockConfiguration: noEffect,
  Tags: noEffect,
  // The emulator keeps no versions; what reads an older one is refused by name.
  VersioningConfiguration: noEffect,
});

/** `AWS::S3::Bucket`. */
export const createBucket: Create = (request, { messaging, region }) => {
  const { BucketName: given } = properties.parse(request.properties);
  const name = given ?? generatedName(request, 63).toLowerCase();
  messaging.objects.createBucket(name);
  return {
    ref: name,
    attributes: {
      Arn: `arn:aws:s3:::${name}`,
      DomainName: `${name}.s3.amazonaws.com`,
      RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
    },
  };
};
