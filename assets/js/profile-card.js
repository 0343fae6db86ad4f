import Alpine from "@alpinejs/csp";
import { printPart } from "./printing/print-part.ts";

// Makes a profile card on the device: nothing is sent and nothing is stored.

const SIDE = 480;
const NO_PHOTO = "data:,";

Alpine.data("profileCard", () => ({
  name: "",
  role: "",
  reach: "",
  purpose: "",
  photo: NO_PHOTO,
  named: false,
  noRole: true,
  words: "",
  news: "",

  init() {
    this.read();
    // A browser that holds the page for the way back holds the card with it.
    window.addEventListener("pagehide", () => this.forget());
  },

  read() {
    const typed = (field) => this.$root.querySelector(`#card-${field}`).value.trim();
    const [name, role, reach, purpose] = ["name", "role", "reach", "purpose"].map(typed);
    Object.assign(this, { name: name || "Your name", role: role || "Your role", reach, purpose });
    this.words = typed("photo-words");
    this.named = name !== "";
    this.noRole = role === "";
  },

  forget() {
    for (const field of this.$root.querySelectorAll("input, textarea")) field.value = "";
    this.photo = NO_PHOTO;
    this.news = "";
    this.read();
  },

  get noPhoto() {
    return this.photo === NO_PHOTO;
  },

  get photoWords() {
    return this.noPhoto ? "" : this.words || `Photo of ${this.name}`;
  },

  async bring(event) {
    const [file] = event.target.files;
    if (!file) return;
    try {
      this.photo = await makeSquare(file);
      this.news = "The picture is on your card.";
    } catch {
      this.photo = NO_PHOTO;
      event.target.value = "";
      this.news = "This file could not be read as a picture. Try a JPEG or a PNG.";
    }
  },

  removePhoto() {
    const chooser = this.$root.querySelector("#card-photo");
    chooser.value = "";
    this.photo = NO_PHOTO;
    this.news = "The picture has been removed.";
    chooser.focus();
  },

  print() {
    if (this.named) return printPart(this.$root.querySelector(".profile-card"));
    this.news = "Write your name first: the card is still empty.";
    this.$root.querySelector("#card-name").focus();
  },
}));

Alpine.data("printing", () => ({
  print() {
    printPart(this.$root.querySelector(".profile-card"));
  },
}));

/** Takes a picture's file; returns its middle as a small square, in an address that holds the picture itself. */
async function makeSquare(file) {
  const picture = await window.createImageBitmap(file);
  const side = Math.min(picture.width, picture.height);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.min(SIDE, side);
  const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2];
  const drawing = canvas.getContext("2d");
  // What a picture leaves clear would be black in a JPEG.
  drawing.fillStyle = "#fff";
  drawing.fillRect(0, 0, canvas.width, canvas.height);
  drawing.drawImage(picture, left, top, side, side, 0, 0, canvas.width, canvas.height);
  picture.close();
  return canvas.toDataURL("image/jpeg", 0.88);
}

Alpine.start();
