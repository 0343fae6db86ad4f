/** Work that goes on after an answer was sent, so that stopping can wait for it. */
export type Background = {
  add(work: Promise<unknown>): void;
  settled(): Promise<void>;
};

/** Keeps hold of unfinished work; what fails is reported, since nobody else is waiting to hear of it. */
export function createBackground(report: (error: unknown) => void): Background {
  const unfinished = new Set<Promise<unknown>>();
  return {
    add(work) {
      const tracked = Promise.resolve(work)
        .catch(report)
        .finally(() => unfinished.delete(tracked));
      unfinished.add(tracked);
    },
    async settled() {
      while (unfinished.size > 0) await Promise.all(unfinished);
    },
  };
}
