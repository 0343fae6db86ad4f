import { DateTime } from "luxon";
import { close } from "../server/mail/blocks.ts";
import type { Email } from "../server/mail/email.ts";
import type { EmailTemplate, TemplateTools } from "../server/mail/outbox.ts";
import { championSchema, type Champion } from "./champion.ts";
import { versionOf, type LinkPurpose } from "./champion-link.ts";

const CONFIRM_DAYS = 7;
const LEAVE_YEARS = 5;

/** The emails that champions get, by kind. They repeat a name, and nothing else that somebody typed. */
export const championEmails: Readonly<Record<string, EmailTemplate>> = {
  "champion-confirm": template(confirm),
  "champion-welcome": template(welcome),
  "champion-already": template(already),
  "champion-left": template(left),
};

function confirm(champion: Champion, tools: TemplateTools): Email {
  return {
    subject: "Confirm that you want to be a champion",
    blocks: [
      greeting(champion),
      {
        kind: "sentence",
        text: `Someone asked us to add this email address to the champions of ${tools.site.name}. If that was you, confirm it here.`,
      },
      {
        kind: "button",
        text: "Confirm that I want to join",
        url: linkTo("confirm", champion, tools, { days: CONFIRM_DAYS }),
      },
      {
        kind: "sentence",
        text: `The link works for ${CONFIRM_DAYS} days. If it was not you, you need not do anything: without your confirmation we delete what was sent.`,
      },
    ],
  };
}

function welcome(champion: Champion, tools: TemplateTools): Email {
  return {
    subject: "You are now a champion",
    blocks: [
      greeting(champion),
      {
        kind: "sentence",
        text: `Welcome to the champions of ${tools.site.name}. You are now on the list of the ${tools.site.team}.`,
      },
      {
        kind: "sentence",
        text: "You do not have to wait for anyone to begin. Choose one small thing and try it with your own team this week:",
      },
      {
        kind: "list",
        items: [
          "Begin one meeting with a question that everyone answers in turn.",
          "When something goes wrong, ask what happened and who was affected before asking who is to blame.",
          "Tell one colleague about the workshops, and offer to go together.",
        ],
      },
      { kind: "button", text: "See the next workshops", url: `${tools.siteUrl}/workshops/` },
      ...wayOut(champion, tools),
    ],
  };
}

function already(champion: Champion, tools: TemplateTools): Email {
  return {
    subject: "You are a champion already",
    blocks: [
      greeting(champion),
      {
        kind: "sentence",
        text: `Someone asked us to add this email address to the champions of ${tools.site.name}. You are one already, so we have changed nothing: what you told us when you joined stands as it was.`,
      },
      {
        kind: "sentence",
        text: "If you want us to change something that we hold about you, write to us.",
      },
      ...wayOut(champion, tools),
    ],
  };
}

function left(champion: Champion, tools: TemplateTools): Email {
  return {
    subject: "You have left the champions",
    blocks: [
      greeting(champion),
      { kind: "sentence", text: "You are no longer on the list of champions. Thank you for what you did." },
      {
        kind: "sentence",
        text: "If you left by mistake, or change your mind, you can join again at any time.",
      },
      { kind: "button", text: "Join again", url: `${tools.siteUrl}/champions/join` },
    ],
  };
}

function greeting({ name }: Champion) {
  return { kind: "sentence", text: `Hello ${name},` } as const;
}

function wayOut(champion: Champion, tools: TemplateTools) {
  return [
    { kind: "sentence", text: "You can leave whenever you like, without giving a reason:" },
    {
      kind: "button",
      text: "Leave the champions",
      url: linkTo("leave", champion, tools, { years: LEAVE_YEARS }),
    },
  ] as const;
}

function linkTo(
  action: "confirm" | "leave",
  champion: Champion,
  { links, now, siteUrl }: TemplateTools,
  life: { days: number } | { years: number },
): string {
  const purpose: LinkPurpose = `champion-${action}`;
  const expiresAt = DateTime.fromJSDate(now).plus(life).toJSDate();
  const token = links.sign({ id: champion.id, purpose, version: versionOf(champion, purpose), expiresAt });
  return `${siteUrl}/champions/${action}/${token}`;
}

/** All of them end as every email does, and name the champions' own address. */
function template(write: (champion: Champion, tools: TemplateTools) => Email): EmailTemplate {
  return (context, tools) => {
    const { subject, blocks } = write(championSchema.parse(context), tools);
    const contact = tools.site.emails.champions.value;
    return { subject, blocks: [...blocks, ...close({ ...tools, contact })] };
  };
}
