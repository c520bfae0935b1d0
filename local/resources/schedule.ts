import { z } from "zod";
import { arn, nameOf } from "../arn.ts";
import { due, Schedule } from "../schedule.ts";
import { noEffect } from "./property.ts";
import { type Create, generatedName } from "./substrate.ts";

const properties = z.strictObject({
  Name: z.string().optional(),
  GroupName: z.string().default("default"),
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default("UTC"),
  State: z.enum(["ENABLED", "DISABLED"]).default("ENABLED"),
  Target: z.strictObject({
    Arn: z.string(),
    Input: z.string().optional(),
    DeadLetterConfig: noEffect,
    RetryPolicy: noEffect,
    RoleArn: noEffect,
  }),
  Description: noEffect,
  FlexibleTimeWindow: noEffect,
});

/** `AWS::Scheduler::Schedule` of a function. */
export const createSchedule: Create = (request, { functions, timekeeper, region, log }) => {
  const wanted = properties.parse(request.properties);
  const name = wanted.Name ?? generatedName(request, 64);
  if (!wanted.Target.Arn.includes(":lambda:")) {
    throw new Error(`the local host's schedules invoke functions, not ${wanted.Target.Arn}`);
  }
  const target = functions.get(nameOf(wanted.Target.Arn));
  if (!target) throw new Error(`the function ${nameOf(wanted.Target.Arn)} does not exist`);
  const scheduleArn = arn("scheduler", region, `schedule/${wanted.GroupName}/${name}`);
  const settings = {
    name,
    arn: scheduleArn,
    due: due(wanted.ScheduleExpression, wanted.ScheduleExpressionTimezone),
    input: wanted.Target.Input,
  };
  if (wanted.State === "ENABLED") timekeeper.add(new Schedule(settings, target, log));
  return { ref: name, attributes: { Arn: scheduleArn } };
};
