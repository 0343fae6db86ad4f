import { describe, expect, test } from "vitest";
import { checkFramework, framework, type Framework } from "../../../src/standards/framework.ts";
import { allStatementsOf, statementsOf } from "../../../src/standards/statements.ts";

/** How many principles and statements of best practice the printed framework has in each strand, in its order. */
const printed = [
  ["voices", 5, 5],
  ["networks", 4, 10],
  ["communication", 5, 5],
  ["relationships", 5, 8],
  ["partnership", 4, 7],
  ["leadership", 3, 6],
  ["evidence", 5, 4],
] as const;

const { strands, guidingPrinciples, commitments } = framework;
const all = strands.flatMap(allStatementsOf);

const numbered = (start: string, many: number) =>
  Array.from({ length: many }, (_, at) => `${start}${at + 1}`);

describe("the framework in plain words", () => {
  test.each(printed)("has every statement of %s, in the printed order", (id, principles, practices) => {
    const strand = strands.find((candidate) => candidate.id === id);
    expect(strand?.principles.map((each) => each.id)).toEqual(numbered(`${id}-p`, principles));
    expect(strand?.bestPractice.map((each) => each.id)).toEqual(numbered(`${id}-b`, practices));
  });

  test("has seven strands in order, 31 principles and 45 statements of best practice", () => {
    expect(strands.map(({ id }) => id)).toEqual(printed.map(([id]) => id));
    expect(all.filter(({ kind }) => kind === "principle")).toHaveLength(31);
    expect(all.filter(({ kind }) => kind === "practice")).toHaveLength(45);
  });

  test("has six guiding principles and six commitments", () => {
    expect(guidingPrinciples.map(({ id }) => id)).toEqual(numbered("guiding-", 6));
    expect(commitments.map(({ id }) => id)).toEqual(numbered("commitment-", 6));
  });

  test("gives each statement an id and words of its own", () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(76);
    expect(new Set([...all, ...guidingPrinciples].map(({ statement }) => statement)).size).toBe(82);
  });

  test("is written in whole sentences", () => {
    const unfinished = [...all, ...guidingPrinciples, ...commitments].filter(
      ({ statement }) => !/^\p{Lu}.{20,}\.$/u.test(statement),
    );
    expect(unfinished.map(({ id }) => id)).toEqual([]);
  });

  test("has something for everybody in it", () => {
    for (const audience of ["practitioner", "manager", "partner", "family"] as const) {
      expect(all.filter((each) => each.for.includes(audience)).length).toBeGreaterThan(10);
    }
  });

  test("says which statement of the framework each one stands for", () => {
    const networks = strands.filter(({ id }) => id === "networks");
    const fourth = networks.flatMap((strand) => statementsOf(strand, "practice"))[3];
    expect(fourth).toMatchObject({
      reference: "Best practice 4 of “Working with family networks”",
      href: "/standards/networks/#networks-b4",
    });
  });
});

describe("a wrong file fails, and names the place", () => {
  const changed = (change: (copy: Framework) => void) => {
    const copy = structuredClone(framework);
    change(copy);
    return () => checkFramework(copy);
  };
  const first = <T>(list: T[]): T => {
    const [item] = list;
    if (item === undefined) throw new Error("The framework has an empty list");
    return item;
  };

  test("where an id is used twice", () => {
    const twice = changed(({ strands: [voices] }) => {
      if (voices) first(voices.bestPractice).id = "voices-p1";
    });
    expect(twice).toThrow(
      "_data/framework.json: strands, item 1, bestPractice, item 1, id: expected an id of its own, found voices-p1",
    );
  });

  test("where a statement is empty", () => {
    const empty = changed(({ strands: [, networks] }) => {
      if (networks) first(networks.principles).statement = " ";
    });
    expect(empty).toThrow(
      "_data/framework.json: strands, item 2, principles, item 1, statement: expected some words",
    );
  });

  test("where an id belongs to another strand", () => {
    const strayed = changed(({ strands: [voices] }) => {
      if (voices) first(voices.principles).id = "partnership-p9";
    });
    expect(strayed).toThrow(
      "strands, item 1, principles, item 1, id: expected an id that begins with voices-",
    );
  });

  test("where a reader is not known", () => {
    const unknown = changed(({ strands: [voices] }) => {
      if (voices) first(voices.principles).for = ["everyone" as never];
    });
    expect(unknown).toThrow("strands, item 1, principles, item 1, for, item 1: expected one of practitioner");
  });

  test("where a related strand is not there", () => {
    const lost = changed(({ strands: [voices] }) => {
      if (voices) voices.related = ["nowhere"];
    });
    expect(lost).toThrow(
      "strands, item 1, related, item 1: expected the id of another strand, found nowhere",
    );
  });

  test("where a field is misspelt", () => {
    expect(() => checkFramework({ ...framework, commitmnets: [] })).toThrow("_data/framework.json: ");
  });
});
