import { CfnOutput, Duration, RemovalPolicy, Validations } from "aws-cdk-lib";
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  UserPool,
  type UserPoolClient,
  type UserPoolResourceServer,
  UserPoolClientIdentityProvider,
} from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";
import type { Client } from "../schemas/client.ts";
import { groupName } from "../schemas/desk-group.ts";
import { Role } from "../schemas/role.ts";
import { httpsFlows, senders } from "../schemas/https-flows.ts";
import {
  consoleOrigins,
  EXCHANGES_SCOPE,
  flowScope,
  type OwnPool,
  RESOURCE_SERVER,
  SIGNED_IN_PATH,
} from "../schemas/sign-in.ts";
import { pascalCase } from "./pairs.ts";
import { HERE } from "./watchdog-function.ts";

/** The outputs of the data stack that tell other stacks and the console of the pool. */
export const SIGN_IN_OUTPUTS = { issuer: "Issuer", clientId: "ClientId" } as const;

const INVITATION = {
  fr: {
    emailSubject: "Votre accès à la supervision des échanges",
    emailBody: "Identifiant : {username}<br>Mot de passe provisoire, valable 3 jours : {####}",
  },
  en: {
    emailSubject: "Your access to the exchange watchdog",
    emailBody: "User name: {username}<br>Temporary password, valid for 3 days: {####}",
  },
} as const;

/** The output of the data stack that names the client of a source application in the pool. */
export const senderOutput = (application: string) => `SenderId${pascalCase(application)}`;

const DESK = { scopeName: RESOURCE_SERVER.scope, scopeDescription: "Use the desk of this client." };
const nameOf = (scope: string) => scope.slice(`${RESOURCE_SERVER.identifier}/`.length);
const EXCHANGES = { scopeName: nameOf(EXCHANGES_SCOPE), scopeDescription: "Post exchanges." };
const ofFlow = (flow: string) => ({
  scopeName: nameOf(flowScope(flow)),
  scopeDescription: `Post exchanges of ${flow}.`,
});

/** Who signs in to the desk of one client: a user pool with a sign-in page, and a group for each role. */
export class SignInPool extends Construct {
  constructor(scope: Construct, client: Client, settings: OwnPool) {
    super(scope, "SignIn");
    const pool = this.pool(client, settings);
    const domain = pool.addDomain("Domain", {
      // Prefixes are unique among all accounts of a Region.
      cognitoDomain: { domainPrefix: settings.domainPrefix ?? `watchdog-${client.id}-${HERE.account}` },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    const server = this.server(pool, client);
    const console = this.console(pool, server, settings);
    // A managed sign-in page without a style answers "Login pages unavailable".
    new CfnManagedLoginBranding(this, "Style", {
      userPoolId: pool.userPoolId,
      clientId: console.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    for (const role of Role.options) {
      pool.addGroup(role, { groupName: groupName({ client: client.id, role }) });
    }
    for (const [application, flows] of senders(client)) this.sender(pool, server, application, flows);
    const output = (id: string, value: string, description: string) =>
      new CfnOutput(this, `${id}Output`, { value, description }).overrideLogicalId(id);
    output(SIGN_IN_OUTPUTS.issuer, pool.userPoolProviderUrl, "Who issues the tokens of the desk.");
    output(SIGN_IN_OUTPUTS.clientId, console.userPoolClientId, "The public client of the console.");
    output("SignInDomain", domain.baseUrl(), "The sign-in page.");
  }

  private pool(client: Client, { mfa }: OwnPool): UserPool {
    const pool = new UserPool(this, "Pool", {
      userPoolName: `watchdog-${client.id}`,
      featurePlan: FeaturePlan.ESSENTIALS,
      selfSignUpEnabled: false,
      signInAliases: { username: true, email: true },
      signInCaseSensitive: false,
      standardAttributes: { email: { required: true, mutable: true } },
      mfa: mfa === "required" ? Mfa.REQUIRED : Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      userInvitation: INVITATION[client.language],
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(pool).acknowledge({
      id: "AwsSolutions-COG8",
      reason: "Plus has no free tier; nobody signs up by themselves, and MFA is required unless configured.",
    });
    if (mfa === "optional") {
      Validations.of(pool).acknowledge({
        id: "AwsSolutions-COG2",
        reason: "The client's configuration leaves MFA to each person.",
      });
    }
    return pool;
  }

  /** The API of the client, with a scope for each flow that takes posts. */
  private server(pool: UserPool, client: Client): UserPoolResourceServer {
    return pool.addResourceServer("Api", {
      identifier: RESOURCE_SERVER.identifier,
      scopes: [
        DESK,
        ...(httpsFlows(client).length > 0 ? [EXCHANGES, ...httpsFlows(client).map(ofFlow)] : []),
      ],
    });
  }

  /** A source application that posts exchanges: it signs in by itself, with a secret of its own. */
  private sender(
    pool: UserPool,
    server: UserPoolResourceServer,
    application: string,
    flows: readonly string[],
  ): void {
    const sender = pool.addClient(`Sender${pascalCase(application)}`, {
      userPoolClientName: application,
      generateSecret: true,
      oAuth: {
        flows: { clientCredentials: true },
        scopes: [EXCHANGES, ...flows.map(ofFlow)].map((scope) => OAuthScope.resourceServer(server, scope)),
      },
      accessTokenValidity: Duration.minutes(60),
      enableTokenRevocation: true,
    });
    new CfnOutput(this, `Sender${pascalCase(application)}Output`, {
      value: sender.userPoolClientId,
      description: `As whom ${application} asks for tokens; its secret is shown by the user pool alone.`,
    }).overrideLogicalId(senderOutput(application));
  }

  /** The console in a browser: it keeps no secret, so that the code goes with PKCE. */
  private console(pool: UserPool, server: UserPoolResourceServer, settings: OwnPool): UserPoolClient {
    const addresses = consoleOrigins(settings);
    return pool.addClient("Console", {
      generateSecret: false,
      authFlows: { userSrp: true },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.resourceServer(server, DESK)],
        callbackUrls: addresses.map((address) => `${address}${SIGNED_IN_PATH}`),
        logoutUrls: addresses.map((address) => `${address}/`),
      },
      accessTokenValidity: Duration.minutes(60),
      idTokenValidity: Duration.minutes(60),
      // A day at work with one sign-in.
      refreshTokenValidity: Duration.hours(12),
      // Two tabs may refresh at the same moment.
      refreshTokenRotationGracePeriod: Duration.seconds(10),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
  }
}
