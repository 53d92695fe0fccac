#!/usr/bin/env bash
# Discord's OpenAPI description: a command as Discord gives it cannot be sent back by its own description.
#
# The documentation has `default_member_permissions` as text ("0"), builders send text, and the description has text in what
# Discord answers. In what is sent it has a number. So whoever checks requests against it refuses what every library sends.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"

npm install --silent --no-audit --no-fund --ignore-scripts \
  discord-api-spec@10.0.266135 zod@4.6.7 @discordjs/builders@1.15.0 >/dev/null
cat > check.mjs <<'NODE'
import { SlashCommandBuilder } from "@discordjs/builders";
import { ApplicationCommandCreateRequestSchema as request } from "discord-api-spec/zod";

const command = new SlashCommandBuilder().setName("help").setDescription("Help").setDefaultMemberPermissions(0);
for (const permissions of [command.toJSON().default_member_permissions, 0]) {
  const read = request.safeParse({ ...command.toJSON(), default_member_permissions: permissions });
  const said = read.success ? "accepted" : read.error.issues.map((issue) => `${issue.path}: expected ${issue.expected}`);
  console.log(`default_member_permissions ${JSON.stringify(permissions)}: ${said}`);
}
NODE

echo "discord-api-spec 10.0.266135 (from Discord's OpenAPI), @discordjs/builders 1.15.0: a built command, checked"
seen=$(node check.mjs); echo "$seen"
diff <(echo "$seen") - <<'EXPECTED'
default_member_permissions "0": default_member_permissions: expected number
default_member_permissions 0: accepted
EXPECTED
