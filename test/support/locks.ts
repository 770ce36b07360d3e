/** The text of a lock file of Terraform's, with providers given as `registry.terraform.io/hashicorp/aws 5.100.0`. */
export function lockText(
  providers: readonly string[],
  hashes: readonly string[] = ["h1:x="],
): string {
  const blocks = providers.map((provider) => {
    const [address = "", version = ""] = provider.split(" ");
    const lines = [
      `provider "${address}" {`,
      `  version     = "${version}"`,
      `  constraints = "~> 1.0"`,
      "  hashes = [",
      ...hashes.map((hash) => `    "${hash}",`),
      "  ]",
      "}",
    ];
    return `${lines.join("\n")}\n`;
  });
  const head = '# This file is maintained automatically by "terraform init".\n\n';
  return `${head}${blocks.join("\n")}`;
}
