import { Notice } from "../components/Notice.tsx";

/** Says what these words are, and what they are not. Stands on every page that shows the standards. */
export function AuthorityNotice({ linked = true }: { linked?: boolean }) {
  return (
    <Notice title="The standards, in plain words">
      <p>
        These are the practice standards told simply, one for one and in the same order. Under each you can
        see which statement of the framework it stands for. If you need the exact words, the framework itself
        has the final say. The labels that say for whom a statement is are this site’s own addition.{" "}
        {linked && <a href="/framework/">See the whole framework</a>}
        {linked && "."}
      </p>
    </Notice>
  );
}
