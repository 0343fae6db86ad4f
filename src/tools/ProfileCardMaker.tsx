import { TextArea } from "../components/TextArea.tsx";
import { TextField } from "../components/TextField.tsx";

/** Makes a card on the reader's own device: what is typed, and a picture if they like, and a way to print it. */
export function ProfileCardMaker() {
  return (
    <div x-data="profileCard">
      <p x-bind:hidden="true">
        The card maker needs JavaScript, which is off in this browser or did not come. The blank card below
        can be printed and filled in by hand.
      </p>
      <div class="maker card-maker" hidden x-bind:hidden="false">
        <div role="group" aria-labelledby="maker" x-on:input="read()">
          <p>
            Everything stays on this device. Nothing is uploaded or kept: the card is gone when you leave this
            page, so print it or save it as a PDF.
          </p>
          <TextField name="card-name" label="Your name" autocomplete="off" spellcheck={false} />
          <TextField
            name="card-role"
            label="Your role"
            hint="In words that a child would know"
            autocomplete="off"
          />
          <TextField
            name="card-reach"
            label="How to reach me"
            hint="Work telephone or email, days and hours"
            autocomplete="off"
          />
          <TextArea
            name="card-purpose"
            label="What I am here for"
            hint="No child’s name, and no worry: others may read it"
            rows={3}
            autocomplete="off"
          />
          <div class="field">
            <label for="card-photo">A picture of you (optional)</label>
            <p class="hint" id="card-photo-hint">
              A photo on this device. It is made small and square, and goes nowhere else.
            </p>
            <input
              type="file"
              id="card-photo"
              accept="image/*"
              aria-describedby="card-photo-hint"
              x-on:change="bring($event)"
            />
          </div>
          <div hidden x-bind:hidden="noPhoto">
            <TextField
              name="card-photo-words"
              label="The picture in words"
              hint="For people who cannot see it on a screen"
              autocomplete="off"
              optional
            />
            <button type="button" class="button secondary" x-on:click="removePhoto()">
              Remove the picture
            </button>
          </div>
          <p role="status" x-text="news"></p>
        </div>
        <div>
          <section class="profile-card" aria-label="Your card">
            <img
              src="data:,"
              alt=""
              width="120"
              height="120"
              hidden
              x-bind:hidden="noPhoto"
              x-bind:src="photo"
              x-bind:alt="photoWords"
            />
            <p class="profile-name" x-text="name"></p>
            <p x-text="role" x-bind:data-empty="noRole"></p>
            <p class="profile-label" x-bind:data-empty="!reach">
              How to reach me
            </p>
            <p x-text="reach"></p>
            <p class="profile-label" x-bind:data-empty="!purpose">
              What I am here for
            </p>
            <p x-text="purpose"></p>
          </section>
          <p class="buttons">
            <button type="button" class="button" x-on:click="print()">
              Print this card
            </button>
          </p>
        </div>
      </div>
    </div>
  );
}

/** The same card to fill in by hand. */
export function BlankCard() {
  return (
    <div x-data="printing">
      <p>
        Print it, and write large. A child may be the first to read it: leave out every name and every worry.
      </p>
      <p class="buttons" hidden x-bind:hidden="false">
        <button type="button" class="button secondary" x-on:click="print()">
          Print the blank card
        </button>
      </p>
      <div class="profile-card blank">
        {["My name", "My role", "How to reach me, and when", "What I am here for"].map((label) => (
          <p class="profile-label">{label}</p>
        ))}
      </div>
    </div>
  );
}
