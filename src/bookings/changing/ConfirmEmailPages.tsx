import { Button } from "../../components/Button.tsx";
import { Form } from "../../components/Form.tsx";
import type { Site } from "../../server/site.ts";
import type { Workshop } from "../../workshops/workshop.ts";
import { BookingFrame, TeamEmail } from "../BookingFrame.tsx";

type About = { site: Site; workshop: Workshop };

// An address may have been typed wrongly, so these pages name nobody: whoever reads them may be a stranger.

/** One button. Mail programs open links by themselves, so opening this changes nothing. */
export function ConfirmEmailPage({ site, workshop, token }: About & { token: string }) {
  return (
    <BookingFrame site={site} title="Use this email address?" workshop={workshop}>
      <p>
        Someone with a booking on this workshop asked us to write to your email address from now on. If that
        was you, press the button.
      </p>
      <ul>
        <li>Everything about the booking comes to this address, and you get a new link to it.</li>
        <li>Links in our earlier emails stop working.</li>
        <li>We tell the old address that it has been replaced.</li>
      </ul>
      <Form action={`/booking/email/${token}`}>
        <div class="buttons">
          <Button>Yes, use this address</Button>
        </div>
      </Form>
      <p>If it was not you, close this page. Nothing changes.</p>
    </BookingFrame>
  );
}

/** The link was pressed before. It gives no power any more. */
export function EmailConfirmedPage({ site, workshop }: About) {
  return (
    <BookingFrame site={site} title="This address is in use" workshop={workshop}>
      <p>We write to this email address about the booking. The newest email from us has the link to it.</p>
      <p>
        No email? Look in your junk folder, then write to <TeamEmail site={site} />.
      </p>
    </BookingFrame>
  );
}

/** Whoever reads this holds the email, so it may be said. */
export function EmailBookedPage({ site, workshop }: About) {
  return (
    <BookingFrame site={site} title="Nothing has changed" workshop={workshop}>
      <p>
        There is a booking on this workshop with this email address already, and one address can have only
        one. If you have two places, cancel the one that you do not need.
      </p>
      <p>
        Is something not right? Write to <TeamEmail site={site} />.
      </p>
    </BookingFrame>
  );
}

/** The booking has an offer, and so has the holder of the email on another workshop: one at a time. */
export function OtherOfferPage({ site, workshop, token }: About & { token: string }) {
  return (
    <BookingFrame site={site} title="Answer your other offer first" workshop={workshop}>
      <p>
        A place on another workshop is on offer to you at this address, and a place is on offer with this
        booking as well. Nobody has two offers at a time, so nothing has changed yet.
      </p>
      <p>
        Answer your other offer first, then press the button again: take the place or pass it on, by the link
        in our email about it. The link that brought you here works for 15 minutes, counted from our email.
      </p>
      <Form action={`/booking/email/${token}`}>
        <div class="buttons">
          <Button>I have answered: use this address</Button>
        </div>
      </Form>
      <p>
        Is something not right? Write to <TeamEmail site={site} />.
      </p>
    </BookingFrame>
  );
}

/** The booking ended after the link was sent. */
export function NothingToChangePage({ site, workshop }: About) {
  return (
    <BookingFrame site={site} title="The booking has ended" workshop={workshop}>
      <p>It was cancelled, moved or handed over, so there is nothing left to change.</p>
      <p>
        <a href="/workshops/">See the workshops that are coming</a>
      </p>
    </BookingFrame>
  );
}

/** The quarter of an hour is over, or a newer link was asked for. */
export function EmailLinkExpiredPage({ site }: { site: Site }) {
  return (
    <BookingFrame site={site} title="This link has run out">
      <p>
        A link to a new email address works for 15 minutes, and only the newest one works. Nothing has
        changed.
      </p>
      <p>
        Ask for another one from the page of your booking: the link in our emails to your old address leads
        there. Or write to <TeamEmail site={site} />.
      </p>
    </BookingFrame>
  );
}
