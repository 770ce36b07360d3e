/** What a recipe of AWS IoT Greengrass V2 tells of the access that its component needs. */
import { fieldsOf, listOf, textOf, textsOf, type Fields } from "../../access/fields";
import type { ComponentData, Components } from "../../greengrass-components";
import { quote } from "../../problem";
import { cutList, sentenceList } from "../../text/lists";
import type { DerivedStatement, Remark } from "./types";

/** What a recipe comes to. */
export interface RecipeNeeds {
  readonly derived: readonly DerivedStatement[];
  readonly remarks: readonly Remark[];
}

/** The blueprint whose parameters give what components need. */
const BLUEPRINT = "greengrass-v2";

/** Whether the data is a recipe. Source: AWS IoT Greengrass V2 developer guide, component-recipe-reference. */
export function isRecipe(data: unknown): boolean {
  return Object.hasOwn(fieldsOf(data), "RecipeFormatVersion");
}

/**
 * What AWS documents that the recipe's dependencies need, and its artifacts. What the component's own code calls is in no recipe.
 *
 * @param file what the recipe is called
 */
export function needsOfRecipe(data: unknown, file: string, components: Components): RecipeNeeds {
  const recipe = fieldsOf(data);
  const name = textOf(recipe.ComponentName) ?? file;
  const all = Object.keys(fieldsOf(recipe.ComponentDependencies)).map((dependency) =>
    ofComponent(dependency, file, components.get(dependency)),
  );
  const artifacts = artifactsOf(recipe, name);
  const own: Remark = {
    what: `what the code of ${name} calls itself`,
    why: "no recipe says it: derive it from the code (IAM Policy Autopilot) or from a recording (iamlive)",
  };
  return {
    derived: [...all.flatMap(({ derived }) => derived), ...artifacts],
    remarks: [...all.flatMap(({ remarks }) => remarks), ...topicsOf(recipe, name), own],
  };
}

function ofComponent(name: string, file: string, data: ComponentData | undefined): RecipeNeeds {
  if (data === undefined) {
    const why = name.startsWith("aws.")
      ? "no page of AWS's on its needs is at hand here: look at its page"
      : "it is nobody's but its author's: suggest reads its recipe, too, and policies derived from its code";
    return { derived: [], remarks: [{ what: `what ${name} needs, of ${file}`, why }] };
  }
  const derived = data.needs.map(
    ({ actions, resources, condition, when, parameter }): DerivedStatement => ({
      name: `what ${name} needs${when === undefined ? "" : ` where ${when}`}${parameterWords(parameter)}`,
      statement: {
        Effect: "Allow",
        Action: actions,
        Resource: resources,
        ...(condition !== undefined && { Condition: condition }),
      },
    }),
  );
  return { derived, remarks: remarksOf(name, data) };
}

function parameterWords(parameter: string | undefined): string {
  return parameter === undefined ? "" : ` (${BLUEPRINT} gives it by with: ${parameter})`;
}

function remarksOf(
  name: string,
  { certificate, parameters = [], unverified }: ComponentData,
): Remark[] {
  const given = parameters.map((one) => `with: ${one}`);
  const by = given.length === 0 ? "" : ` (${BLUEPRINT} gives it by ${sentenceList(given)})`;
  return [
    ...(certificate === undefined
      ? []
      : [{ what: `what the certificate's policy needs for ${name}${by}`, why: certificate }]),
    ...(unverified === undefined
      ? []
      : [{ what: `what ${name} needs beyond (unverified)`, why: unverified }]),
  ];
}

/** Names of buckets. Source: Amazon S3 User Guide, bucketnamingrules. What is none stands for one. */
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** Source: AWS IoT Greengrass V2 developer guide, device-service-role. */
function artifactsOf({ Manifests }: Fields, name: string): DerivedStatement[] {
  const uris = listOf(Manifests).flatMap(({ Artifacts }) =>
    listOf(Artifacts).flatMap((one) => textOf(one.URI ?? one.Uri) ?? []),
  );
  const named = uris.flatMap((uri) => /^s3:\/\/([^/]+)\//i.exec(uri)?.[1] ?? []);
  const buckets = [...new Set(named.map((one) => (BUCKET.test(one) ? one : "${BucketName}")))];
  return buckets.map((bucket) => ({
    name: `the artifacts of ${name}${parameterWords("artifact_buckets")}`,
    statement: {
      Effect: "Allow",
      Action: ["s3:GetObject"],
      Resource: [`arn:\${Partition}:s3:::${bucket}/*`],
    },
  }));
}

/** Operations of the nucleus's MQTT proxy, and the verb of a grant that is for what they do at AWS IoT. */
const OPERATIONS: ReadonlyMap<string, string> = new Map([
  ["aws.greengrass#PublishToIoTCore", "publish"],
  ["aws.greengrass#SubscribeToIoTCore", "subscribe"],
]);

/** Topics at AWS IoT, which the certificate's policy decides on and no role: they are told, for what it is to be is no recipe's. */
function topicsOf({ ComponentConfiguration }: Fields, name: string): Remark[] {
  const { accessControl } = fieldsOf(fieldsOf(ComponentConfiguration).DefaultConfiguration);
  const policies = Object.values(
    fieldsOf(fieldsOf(accessControl)["aws.greengrass.ipc.mqttproxy"]),
  ).map(fieldsOf);
  return [...OPERATIONS].flatMap(([operation, verb]): Remark[] => {
    const asked = policies.filter(({ operations }) =>
      textsOf(operations).some((one) => one === operation || one === "*"),
    );
    const topics = [...new Set(asked.flatMap(({ resources }) => textsOf(resources)))];
    if (topics.length === 0) return [];
    return [
      {
        what: `topics at AWS IoT to which ${name} wants to ${verb}: ${cutList(topics.map(quote), 6)}`,
        why: "the certificate's policy decides on them, and no role: a grant with by: certificate gives them, where the blueprint has such a policy",
      },
    ];
  });
}
