import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { fleetFile } from "../../bench/fleets";
import { findChromium, startChromium, watched } from "../support/browser";
import { casePath } from "../support/cases";
import { temporaryFolder } from "../support/folders";
import { runFleetroles } from "../support/program";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** What a person who cannot see the page, or its colours, stumbles over. */
async function barriers(page: Page): Promise<string[]> {
  // The page's own policy lets no other script in; that of a tester runs beside it.
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    interface Found {
      readonly id: string;
      readonly impact: string;
      readonly nodes: readonly { readonly html: string }[];
    }
    const { axe } = globalThis as unknown as {
      axe: { run: () => Promise<{ violations: Found[] }> };
    };
    return (await axe.run()).violations.map(({ id, impact, nodes }) => {
      return { id, impact, html: nodes[0]?.html };
    });
  });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, html }) => `${id}: ${html ?? ""}`);
}

const HOSTILE = `version: 1
environments:
  prod: { account: "111111111111", region: us-east-1 }
fleets:
  constructor:
    blueprint: greengrass-v2
    description: "</script><img src=x onerror=alert(1)> \\u202Etxt.exe \\u2028 <b>bold</b>"
    grants:
      - to: dynamodb:table/Inventory
        access: [read]
        why: "<style>*{display:none}</style> -->"
    expect:
      - { can: dynamodb:GetItem, on: dynamodb:table/Inventory }
`;

/** Leads the page to another view, and says how many milliseconds it took to show it. */
async function visit(page: Page, view: string): Promise<number> {
  const script = `new Promise((done) => {
    const start = performance.now();
    addEventListener("hashchange", () => done(performance.now() - start), { once: true });
    location.hash = ${JSON.stringify(`#/${view}`)};
  })`;
  return page.evaluate<number>(script);
}

describe("the report in a browser", () => {
  let browser: Browser;
  let folder: string;

  before("a browser", async function () {
    const program = findChromium();
    if (program === undefined) {
      console.log("    skipped: the report in a browser: no Chromium is on PATH");
      this.skip();
    }
    browser = await startChromium(program);
    folder = temporaryFolder("report-page");
  });

  after(async () => {
    // Where there is no browser, none was started.
    await (browser as Browser | undefined)?.close();
  });

  async function opened(text: string, fragment = ""): Promise<{ page: Page; said: string[] }> {
    writeFileSync(join(folder, "fleets.yaml"), text);
    const { stdout, stderr } = await runFleetroles(["report"], folder);
    expect(stdout, stderr).to.match(/^report\.html: /);
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const said = watched(page);
    await page.goto(`${pathToFileURL(join(folder, "report.html")).href}${fragment}`);
    return { page, said };
  }

  it("leads from sensitive access to the statement, its line and its reason, by links to share", async () => {
    const { page, said } = await opened(
      readFileSync(casePath("report", "plant", "fleets.yaml"), "utf8"),
    );
    const main = page.locator("main");
    // A view is shown by an event after the one that led to it.
    const titled = (title: string): Promise<void> =>
      page.locator("h1", { hasText: title }).waitFor();
    expect(await page.locator("h1").textContent()).to.equal("plant");
    expect(await main.innerText()).to.match(/1 of \d+\s+expectations not as expected/);
    expect(await main.innerText()).to.include("expectation-failed");
    expect(await page.locator(".fleet-picture").count()).to.equal(1);
    expect(await barriers(page)).to.deep.equal([]);

    await page.getByRole("link", { name: "Access", exact: true }).click();
    await titled("Who can do what");
    expect(await page.locator("table.matrix tbody tr").count()).to.equal(5);
    expect(await barriers(page)).to.deep.equal([]);
    await page.getByLabel("Environment").selectOption("prod");
    await page.waitForURL(/env=prod$/);
    await page.getByLabel("Level").selectOption("Write");
    await page.waitForURL(/level=Write$/);
    expect(page.url()).to.match(/#\/access\?env=prod&level=Write$/);
    await page.locator("table.matrix a.cell", { hasText: "dynamodb" }).first().click();
    await titled("warehouse in prod");
    expect(page.url()).to.match(/#\/stack\/prod-warehouse\?service=dynamodb$/);
    const statement = page
      .locator("article.statement", { hasText: "StockLookupsAtTheDock" })
      .first();
    expect(await statement.innerText()).to.include("stock lookups at the dock");
    expect(await statement.innerText()).to.include("fleets.yaml:16");
    expect(await statement.innerText()).to.include("- to: dynamodb:table/Inventory");
    expect(await page.locator("svg.drawing .node").count()).to.be.greaterThan(2);
    expect(await barriers(page)).to.deep.equal([]);

    // What was sent to somebody opens as it was, and the browser's way back works.
    const shared = await browser.newPage();
    await shared.goto(page.url());
    expect(await shared.locator("h1").textContent()).to.include("warehouse in prod");
    await shared.close();
    await page.goBack();
    await titled("Who can do what");
    expect(await page.locator("h1").textContent()).to.equal("Who can do what");

    await page.getByRole("link", { name: "Expectations", exact: true }).click();
    await titled("Expectations");
    const failed = page.locator("article.card.fails");
    expect(await failed.innerText()).to.include(
      "secretsmanager:GetSecretValue on arn:aws:secretsmanager:eu-central-1:222222222222:secret:door-xxxxxx",
    );
    expect(await barriers(page)).to.deep.equal([]);

    await page.getByRole("link", { name: "Differences", exact: true }).click();
    await titled("Differences");
    expect(await main.innerText()).to.match(/Only in prod:\s+office prod/);
    await page.getByRole("link", { name: "warehouse: dev and prod" }).click();
    await titled("warehouse: dev and prod");
    expect(await main.innerText()).to.match(
      /prod can, and dev cannot[\s\S]*arn:aws:s3:::dock-models/,
    );
    expect(await barriers(page)).to.deep.equal([]);
    await page.getByRole("link", { name: "Differences", exact: true }).first().click();
    await titled("Differences");
    await page.getByLabel("One").fill("prod-warehouse");
    await page.getByLabel("The other").fill("prod-office");
    await page.getByRole("button", { name: "Compare" }).click();
    await titled("prod-warehouse and prod-office");
    expect(await main.innerText()).to.match(/dynamodb\s+W\S*\s*R\s+nothing|dynamodb[\s\S]*nothing/);

    await page.keyboard.press("Control+Home");
    await page.getByRole("searchbox").fill("dynamodb:getitem");
    await page.keyboard.press("Enter");
    await titled("Search: dynamodb:getitem");
    expect(page.url()).to.match(/#\/search\/dynamodb%3Agetitem$/);
    expect(await page.locator("article.statement").count()).to.be.greaterThan(1);
    expect(await page.locator("#told").textContent()).to.match(/statements found/);
    expect(said).to.deep.equal([]);
    await page.close();
  });

  it("is right in the dark, on a telephone and on paper", async () => {
    const page = await browser.newPage({
      viewport: { width: 390, height: 800 },
      colorScheme: "dark",
    });
    const said = watched(page);
    await page.goto(pathToFileURL(join(folder, "report.html")).href);
    for (const view of ["access", "expectations", "stack/prod-office", "overview"]) {
      await visit(page, view);
      expect(await barriers(page), view).to.deep.equal([]);
      const wide = await page.evaluate<number>("document.documentElement.scrollWidth");
      expect(wide, view).to.be.at.most(390);
    }
    const ground = "getComputedStyle(document.body).backgroundColor";
    expect(await page.evaluate<string>(ground)).to.equal("rgb(16, 20, 27)");
    await page.emulateMedia({ media: "print" });
    expect(await page.evaluate<string>(ground), "on paper").to.equal("rgb(255, 255, 255)");
    const printed = await page.pdf({ format: "A4" });
    expect(printed.length).to.be.greaterThan(20_000);
    expect(said).to.deep.equal([]);
    await page.close();
  });

  it("takes hostile texts for texts", async () => {
    const { page, said } = await opened(HOSTILE, "#/stack/prod-constructor");
    const text = await page.locator("main").innerText();
    expect(text).to.include(
      "</script><img src=x onerror=alert(1)> \\u202etxt.exe \\u2028 <b>bold</b>",
    );
    expect(text).to.include("<style>*{display:none}</style> -->");
    expect(await page.locator("main img, main b:has-text('bold'), main style").count()).to.equal(0);
    await visit(page, "search/%E0%A4%A/<img src=x>");
    expect(await page.locator("h1").textContent()).to.equal("Search: %E0%A4%A");
    expect(said).to.deep.equal([]);
    await page.close();
  });

  it("is quick with 1,000 fleets, a page of them at a time", async () => {
    const { page, said } = await opened(fleetFile(1000, { expect: true }));
    expect(statSync(join(folder, "report.html")).size).to.be.below(3_000_000);
    expect(await page.locator("main").innerText()).to.match(/1,000\s+fleets/);
    const times: number[] = [];
    const views = ["access", "access?level=Write&page=20", "expectations", "search/inventory00999"];
    for (const view of views) times.push(await visit(page, view));
    // Far above what it takes, and far below what anybody waits for.
    expect(Math.max(...times), times.join(", ")).to.be.below(2_000);
    expect(await page.locator("article.statement").count()).to.equal(2);
    await visit(page, "access?page=20");
    expect(await page.locator("table.matrix tbody tr").count()).to.equal(50);
    expect(await barriers(page)).to.deep.equal([]);
    expect(said).to.deep.equal([]);
    await page.close();
  });
});
