import type { SendResult } from "./mailer.ts";
import type { Letter, Line } from "./smtp-line.ts";
import { judge } from "./smtp-result.ts";
import type { SmtpError } from "./smtp-result.ts";

export type Lines = {
  send(letter: Letter): Promise<SendResult>;
  /** Says goodbye on every line; nothing may be on its way any more. */
  close(): void;
};

/** A line to send over: fresh if it was opened for this letter, and not used or idle before. */
type Taken = { line: Line; fresh: boolean };

type Waiting = { take: (taken: Taken) => void; fail: (error: SmtpError) => void };

/** A letter that ends every line it goes over must not go on for ever. */
const MOST_TRIES = 4;

/**
 * Lines to one mail server: opened when letters wait, one at a time, and used again for the next letter. A
 * server that lets in fewer than there is use for is spoken to over those that it did let in.
 */
export function openLines(connect: () => Promise<Line>): Lines {
  const idle: Line[] = [];
  const waiting: Waiting[] = [];
  let lines = 0;
  let most = Infinity;
  let opening = false;
  let closed = false;

  /** Gives idle lines to those who wait; if there are too few, has another opened. */
  function serve(): void {
    while (waiting.length > 0) {
      const line = idle.pop();
      if (!line) break;
      if (line.isOpen()) waiting.shift()?.take({ line, fresh: false });
      else lines -= 1;
    }
    if (waiting.length > 0 && lines < most && !opening) void openAnother();
  }

  async function openAnother(): Promise<void> {
    opening = true;
    try {
      const line = await connect();
      if (closed) return line.close();
      lines += 1;
      const first = waiting.shift();
      if (first) first.take({ line, fresh: true });
      else idle.push(line);
    } catch (error) {
      // With no line at all, the same would be said to each who waits.
      if (lines === 0) waiting.splice(0).forEach(({ fail }) => fail(error as SmtpError));
      else most = lines;
    } finally {
      opening = false;
      serve();
    }
  }

  function giveBack(line: Line): void {
    if (line.isOpen()) idle.push(line);
    else lines -= 1;
    serve();
  }

  function takeLine(): Promise<Taken> {
    return new Promise((take, fail) => {
      waiting.push({ take, fail });
      serve();
    });
  }

  return {
    async send(letter) {
      for (let tries = 1; ; tries += 1) {
        let taken: Taken;
        try {
          taken = await takeLine();
        } catch (error) {
          return judge(error as SmtpError, false);
        }
        const { outcome, unheard } = await taken.line.send(letter);
        giveBack(taken.line);
        // A server may end a line between two letters, and that says nothing of the second.
        if (!unheard || taken.fresh || tries === MOST_TRIES) return outcome;
      }
    },
    close() {
      closed = true;
      for (const line of idle.splice(0)) line.close();
    },
  };
}
