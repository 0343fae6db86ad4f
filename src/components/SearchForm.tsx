/** Search as a plain form: it works with no script at all, on the search page. */
export function SearchForm(props: { id: string; value?: string }) {
  return (
    <form class="search-form" action="/search/" role="search" data-pagefind-ignore>
      <label class="hidden-words" for={props.id}>
        Search this site
      </label>
      <input
        type="search"
        id={props.id}
        name="q"
        value={props.value}
        placeholder="Search"
        autocomplete="off"
      />
      <button type="submit">
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <circle cx="8.5" cy="8.5" r="5.5" fill="none" stroke="currentColor" stroke-width="2" />
          <path d="M13 13l4.5 4.5" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
        </svg>
        <span class="hidden-words">Search</span>
      </button>
    </form>
  );
}
