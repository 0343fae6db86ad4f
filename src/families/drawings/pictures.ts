import { meetingPictures } from "./meeting-pictures.tsx";
import { peoplePictures } from "./people-pictures.tsx";
import { thingPictures } from "./thing-pictures.tsx";

/** Every drawing of the Easy Read pages, by the name that `_data/easy-read.json` uses. */
export const pictures = { ...peoplePictures, ...meetingPictures, ...thingPictures };

export type PictureName = keyof typeof pictures;
