const layers = [
  "leaders",
  "managers and supervisors",
  "trainers",
  "restorative champions",
  "facilitators, who lead meetings",
  "frontline workers in every partner organisation",
] as const;

/** Who needs how much training, as the councils that went first laid it out, and how it can last. */
export function TrainingLevels({ place }: { place: string }) {
  return (
    <>
      <h2 id="levels">Levels and layers</h2>
      <p>Not everybody needs the same training. Two other councils show how it can be shared out.</p>
      <h3>Leeds: three levels</h3>
      <p>
        Leeds speaks of three levels and describes these kinds of training. Awareness training reached very
        many people, from childminders to police officers. Deeper training went to workers who see families at
        home or often. And some people learned to train others.
      </p>
      <h3>Portsmouth: six layers</h3>
      <p>Portsmouth planned its training for six groups:</p>
      <ol>
        {layers.map((layer) => (
          <li>{layer}</li>
        ))}
      </ol>
      <h3>Training the trainers</h3>
      <p>
        In all three plans, some people are trained to train their colleagues. {place}’s briefing gives the
        reason: the council can then go on by itself, and whoever is new can learn it from the start.
      </p>
    </>
  );
}
