import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type App, CfnElement, CfnOutput, Duration, RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  PriceClass,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from "aws-cdk-lib/aws-s3";
import { BucketDeployment, CacheControl, type ISource, Source } from "aws-cdk-lib/aws-s3-deployment";
import { calledOrigins, CONSOLE_CONFIGURATION_PATH } from "../schemas/console-configuration.ts";
import type { ConsoleDeployment } from "../schemas/console-deployment.ts";
import {
  CONSOLE_ASSETS_PATH,
  CONSOLE_HEADERS,
  consoleCaching,
  consolePage,
} from "../schemas/console-headers.ts";
import { pageAddressCode } from "./console-page-address.ts";
import { pascalCase } from "./pairs.ts";

const PAGE = "index.html";
/** What the build says of itself, which no browser asks for. */
const MANIFEST = "manifest.json";
const HSTS_AGE = Duration.days(730);

/**
 * The stack of one console: its built files in a bucket that only its distribution reads.
 *
 * @param built the folder of the built console
 */
export function consoleStack(app: App, deployment: ConsoleDeployment, built: string): Stack {
  const stack = new Stack(app, `${pascalCase(deployment.id)}Console`, {
    description: "The console of the exchange watchdog: static files, no data",
  });
  const bucket = filesBucket(stack);
  const files = readdirSync(built).filter((name) => name !== PAGE && name !== MANIFEST && !isAssets(name));
  const distribution = distributionOf(stack, bucket, deployment, [
    CONSOLE_CONFIGURATION_PATH,
    ...files.map((name) => `/${name}`),
  ]);
  const { clients } = deployment;
  const page = consolePage(readFileSync(join(built, PAGE), "utf8"), calledOrigins({ clients }));
  const put = (id: string, path: string, sources: ISource[]) =>
    new BucketDeployment(stack, id, {
      sources,
      destinationBucket: bucket,
      distribution,
      distributionPaths: ["/*"],
      cacheControl: [CacheControl.fromString(consoleCaching(path))],
      // A tab that is open asks for the parts of the version that it began with.
      prune: false,
    });
  const assets = put("Assets", CONSOLE_ASSETS_PATH, [
    Source.asset(built, { exclude: [PAGE, MANIFEST, ...files] }),
  ]);
  const pages = put("Pages", `/${PAGE}`, [
    Source.asset(built, { exclude: ["assets", MANIFEST, PAGE] }),
    Source.data(PAGE, page),
  ]);
  const configuration = put("Configuration", CONSOLE_CONFIGURATION_PATH, [
    Source.jsonData(CONSOLE_CONFIGURATION_PATH.slice(1), { clients }),
  ]);
  // The page comes after what it asks for.
  pages.node.addDependency(assets, configuration);
  const host = deployment.domain?.name ?? distribution.distributionDomainName;
  const output = (id: string, value: string, description: string) =>
    new CfnOutput(stack, `${id}Output`, { value, description }).overrideLogicalId(id);
  output("ConsoleUrl", `https://${host}`, "The console; each client names it in signIn.consoles.");
  output("DistributionDomain", distribution.distributionDomainName, "Where the console's own name leads to.");
  acknowledgeDeployer(stack, bucket);
  return stack;
}

const isAssets = (name: string) => `/${name}/` === CONSOLE_ASSETS_PATH;

/** CDK types an unset property of its own bucket apart from its interface; ours is no website. */
class FilesBucket extends Bucket {
  override get isWebsite(): boolean {
    return false;
  }
}

function filesBucket(stack: Stack): FilesBucket {
  const bucket = new FilesBucket(stack, "Files", {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    // Nothing but what a build makes anew.
    removalPolicy: RemovalPolicy.DESTROY,
    autoDeleteObjects: true,
  });
  Validations.of(bucket).acknowledge({
    id: "AwsSolutions-S1",
    reason: "It holds the console's public files alone, and only the distribution reads it.",
  });
  return bucket;
}

function distributionOf(
  stack: Stack,
  bucket: FilesBucket,
  { domain }: ConsoleDeployment,
  files: readonly string[],
): Distribution {
  const distribution = new Distribution(stack, "Distribution", {
    defaultBehavior: {
      origin: S3BucketOrigin.withOriginAccessControl(bucket),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: headersPolicy(stack),
      compress: true,
      functionAssociations: [
        {
          eventType: FunctionEventType.VIEWER_REQUEST,
          function: new EdgeFunction(stack, "PageAddress", {
            code: FunctionCode.fromInline(pageAddressCode(files)),
            runtime: FunctionRuntime.JS_2_0,
          }),
        },
      ],
    },
    httpVersion: HttpVersion.HTTP2_AND_3,
    priceClass: PriceClass.PRICE_CLASS_100,
    ...(domain
      ? {
          domainNames: [domain.name],
          certificate: Certificate.fromCertificateArn(stack, "Certificate", domain.certificate),
        }
      : {}),
  });
  const acknowledge = (rule: string, reason: string) =>
    Validations.of(distribution).acknowledge({ id: `AwsSolutions-${rule}`, reason });
  acknowledge("CFR1", "The support team works from wherever it is; sign-in is the issuer's.");
  acknowledge("CFR2", "It serves static files only, which hold nothing of any client.");
  acknowledge(
    "CFR3",
    "Who fetches the console's files tells nothing; each client's API keeps its audit trail.",
  );
  if (!domain) acknowledge("CFR4", "CloudFront's own certificate sets the TLS version; a domain sets 1.2.");
  return distribution;
}

/** What goes with every answer; those that CloudFront knows by name it takes only so. */
function headersPolicy(stack: Stack): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(stack, "Headers", {
    securityHeadersBehavior: {
      contentSecurityPolicy: {
        contentSecurityPolicy: CONSOLE_HEADERS["content-security-policy"],
        override: true,
      },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      strictTransportSecurity: {
        accessControlMaxAge: HSTS_AGE,
        includeSubdomains: true,
        override: true,
      },
    },
    customHeadersBehavior: {
      customHeaders: (["cross-origin-opener-policy", "permissions-policy"] as const).map((header) => ({
        header,
        value: CONSOLE_HEADERS[header],
        override: true,
      })),
    },
  });
}

const DEPLOYER_ACTIONS = ["s3:GetBucket*", "s3:GetObject*", "s3:List*", "s3:Abort*", "s3:DeleteObject*"];

/** CDK's own functions, which put the files in place at a deploy and take them away with the stack. */
function acknowledgeDeployer(stack: Stack, bucket: FilesBucket): void {
  const assets = "arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*";
  const wide = [
    ...DEPLOYER_ACTIONS.map((action) => `Action::${action}`),
    `Resource::${assets}`,
    `Resource::<${logicalId(bucket)}.Arn>/*`,
    // An invalidation names no distribution.
    "Resource::*",
  ];
  const basic = "Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";
  const ids = ["L1", `IAM4[${basic}]`, ...wide.map((each) => `IAM5[${each}]`)];
  for (const each of stack.node.children.filter(({ node }) => node.id.startsWith("Custom::"))) {
    for (const id of ids) {
      Validations.of(each).acknowledge({
        id: `AwsSolutions-${id}`,
        reason: "CDK's own function, which works at deploys alone.",
      });
    }
  }
}

function logicalId(bucket: FilesBucket): string {
  const { defaultChild } = bucket.node;
  return CfnElement.isCfnElement(defaultChild) ? String(bucket.stack.resolve(defaultChild.logicalId)) : "";
}
