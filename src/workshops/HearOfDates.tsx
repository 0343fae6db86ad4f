/** The way to leave an email, for who finds no date to book. */
export function HearOfDates({ course }: { course: { slug: string; title: string } }) {
  return (
    <p data-pagefind-ignore>
      <a href={`/interest/${course.slug}`}>
        Hear when there is a new date<span class="hidden-words"> of {course.title}</span>
      </a>
    </p>
  );
}
