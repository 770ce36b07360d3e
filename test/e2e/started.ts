/** What a story in the AWS API begins with, and ends. */
import { startProvider } from "../outputs/terraform-module/provider";
import { startMoto } from "../support/moto";
import { requireTools } from "../support/requirements";
import { Account, TEST_CREDENTIALS } from "./account";

/** An account that answers, and a provider that is there for every run of Terraform. */
export interface Started {
  /** Of the account's API. */
  readonly url: string;
  readonly account: Account;
  /** What Terraform is run with. */
  readonly env: Readonly<Record<string, string>>;
  readonly stop: () => void;
}

/**
 * Starts both, or skips the test where Terraform or moto is missing.
 *
 * @param account its id
 */
export async function startAccount(test: Mocha.Context, account: string): Promise<Started> {
  await requireTools(test, ["terraform", "moto"]);
  const moto = await startMoto(account);
  try {
    const provider = await startProvider(TEST_CREDENTIALS);
    const stop = (): void => {
      moto.stop();
      provider.stop();
    };
    return { url: moto.url, account: new Account(moto.url), env: provider.env, stop };
  } catch (error) {
    moto.stop();
    throw error;
  }
}
