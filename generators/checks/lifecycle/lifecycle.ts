import type { BlueprintUse } from "../../model/types";
import type { Problem } from "../../problem";
import { defineCheck, findings } from "../check";

const found = findings({
  "service-closed": { severity: "notice", summary: "AWS closed a service to new customers." },
  "service-retired": { severity: "notice", summary: "AWS ended a service." },
});

/** Services that AWS ended or closed. Their roles still have to be managed, and removed: it never blocks. */
export const lifecycle = defineCheck({
  name: "lifecycle",
  scope: "blueprint",
  finds: found.kinds,
  run: noticeFor,
});

const IDS = { closed: "service-closed", retired: "service-retired" } as const;

const WITHOUT_SUCCESSOR = {
  closed: "go on where you are a customer already; build nothing new on it",
  retired: "plan to remove these roles",
} as const;

function noticeFor({ id, title, lifecycle: life, origin }: BlueprintUse): Problem[] {
  if (life === undefined || life.status === "live") return [];
  const { status, since, event, successor } = life;
  const happened = status === "closed" ? "is closed to new customers" : "was ended by AWS";
  const date = since === undefined ? "" : ` (${since})`;
  return [
    found.problem(IDS[status], {
      message: `${event ?? `${title} ${happened}`}${date}, and the blueprint ${id} is for it`,
      fix: successor === undefined ? WITHOUT_SUCCESSOR[status] : `use ${successor} instead`,
      path: origin,
      atKey: true,
    }),
  ];
}
