import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { Fact, type CouncilFact } from "../components/Fact.tsx";

/** The filter `fact` of Markdown pages: one of the council's facts as HTML. */
export function factHtml(fact: CouncilFact): string {
  return renderToString(h(Fact, { fact }));
}
