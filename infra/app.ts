import { App } from "aws-cdk-lib";
import * as z from "zod";
import { loadClient } from "../clients/load-client.ts";
import { clientStacks } from "./client-stacks.ts";

const app = new App();
const name = z.string().safeParse(app.node.tryGetContext("client"));
if (!name.success) throw new Error("say which client: cdk synth -c client=demo");
clientStacks(app, await loadClient(name.data));
app.synth();
