import { Notice } from "../components/Notice.tsx";
import type { PictureName } from "./drawings/pictures.ts";
import { Picture } from "./Picture.tsx";

const steps: readonly { picture: PictureName; title: string; about: string }[] = [
  {
    picture: "stop",
    title: "You are asked",
    about:
      "Somebody suggests a conference. You decide. Nobody has to take part. If you say no, children’s services still have to keep your child safe. Ask what they will do instead.",
  },
  {
    picture: "prepare",
    title: "Getting ready",
    about:
      "An independent coordinator comes to see you. They do not take sides. You talk about who should be there, when and where.",
  },
  {
    picture: "listen",
    title: "Sharing what is known",
    about:
      "Workers say what is going well, what worries them and what has to change. You ask whatever you want to ask. Then they go.",
  },
  {
    picture: "alone",
    title: "Time on your own",
    about: "The family talks without any workers. This is called private family time.",
  },
  {
    picture: "plan",
    title: "The plan",
    about:
      "You tell the workers what you have decided. They say yes to it, unless it would leave your child unsafe. Then you agree who will help with what.",
  },
  {
    picture: "again",
    title: "Looking again",
    about: "After a while you all meet once more. What has worked? What should change?",
  },
];

/** What a family meeting is, step by step, and when it is the wrong thing. */
export function FamilyMeeting({ place }: { place: string }) {
  return (
    <>
      <div class="prose">
        <p>
          In a family meeting, your own family and friends make a plan for your child. You have known each
          other for years. You may see a way that no worker would think of.
        </p>
        <p>
          In {place} you may hear two names. A{" "}
          <a href="/tools/family-group-conferences/">family group conference</a> (FGC) goes through the six
          steps below. {place}’s framework also names the <strong>My Family Network Meeting</strong>. It is
          there to help a family find its own way. Ask your worker how yours will run.
        </p>
      </div>
      <ol class="meeting-steps">
        {steps.map(({ picture, title, about }) => (
          <li>
            <Picture name={picture} />
            <div>
              <h3>{title}</h3>
              <p>{about}</p>
            </div>
          </li>
        ))}
      </ol>
      <Notice kind="warning" title="If somebody in your family hurts you, frightens you or controls you">
        <p>
          Tell your worker before a meeting is planned. It should not happen until a specialist has looked at
          the risk. You never have to take part, and you do not have to say why in front of others. In danger
          now? Ring <a href="tel:999">999</a>. <a href="/worried-about-a-child/">See who else to ring</a>.
        </p>
      </Notice>
    </>
  );
}
