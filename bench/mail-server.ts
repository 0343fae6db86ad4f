import { SMTPServer } from "smtp-server";

/** Where emails can be handed over. */
export type ServedMail = { url: string };

// Takes in whatever is sent, in a process of its own, so that only the sender's work is measured.
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  disableReverseLookup: true,
  onData(stream, _session, done) {
    stream.resume();
    stream.on("end", () => done());
  },
});
server.on("error", () => undefined);
server.listen(0, "127.0.0.1", () => {
  const address = server.server.address();
  if (address && typeof address === "object")
    process.send?.({ url: `smtp://127.0.0.1:${address.port}` } satisfies ServedMail);
});
