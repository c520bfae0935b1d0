import {
  LambdaClient,
  type LambdaClientConfig,
  ListEventSourceMappingsCommand,
  ResourceInUseException,
  UpdateEventSourceMappingCommand,
} from "@aws-sdk/client-lambda";
import type { InboundMappings } from "../ports.ts";

/**
 * The event source mappings of a client's gates on Lambda.
 *
 * @param isGate tells by a function's ARN whether it is a gate of this client; a queue may have other readers
 */
export function inboundMappings(
  isGate: (functionArn: string) => boolean,
  config: LambdaClientConfig = {},
): InboundMappings {
  const lambda = new LambdaClient(config);
  return {
    async set(inbound, { enabled, maximumConcurrency }) {
      const { EventSourceMappings = [] } = await lambda.send(
        new ListEventSourceMappingsCommand({ EventSourceArn: inbound }),
      );
      const mapping = EventSourceMappings.find(({ FunctionArn = "" }) => isGate(FunctionArn));
      if (!mapping?.UUID) throw new Error(`no gate reads the queue ${inbound}`);
      const { UUID, State, ScalingConfig } = mapping;
      if (State !== "Enabled" && State !== "Disabled") return "changing";
      const isThere = (State === "Enabled") === enabled;
      if (isThere && ScalingConfig?.MaximumConcurrency === maximumConcurrency) return "there";
      try {
        const ScalingConfig = { MaximumConcurrency: maximumConcurrency };
        await lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: enabled, ScalingConfig }));
        return "asked";
      } catch (error) {
        if (error instanceof ResourceInUseException) return "changing";
        throw error;
      }
    },
  };
}
