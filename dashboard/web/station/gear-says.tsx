import { useState } from 'preact/hooks';
import type { AttachmentsAnswer, DeviceEventsAnswer } from '../../../domain/api-answers.ts';
import type { Attachment } from '../../../domain/attachment.ts';
import { useApp } from '../app-context.ts';
import { troubleName } from '../device/event-words.ts';
import { picturePath } from '../live/api.ts';
import './gear-says.css';
import { useAnswer } from './use-series.ts';

/** What the station's gear last said of itself and the house found of it, and its newest pictures; nothing where it says nothing. */
export function GearSays({ station }: { station: string }) {
  const { api, house, words, language, tell } = useApp();
  const [events, setEvents] = useState<DeviceEventsAnswer | null>(null);
  const [pictures, setPictures] = useState<AttachmentsAnswer | null>(null);
  const dependencies = [station, house.generation.value];
  useAnswer(() => api.deviceEvents(station), setEvents, dependencies);
  useAnswer(() => api.attachments(station), setPictures, dependencies);
  const said = events?.events.filter((event) => event.station === station) ?? [];
  const seen = pictures?.attachments.filter((one) => one.station === station) ?? [];
  if (said.length + seen.length === 0) return null;
  return (
    <section class="gear-says">
      {said.length > 0 && (
        <table>
          <caption>{words.value.gearSays}</caption>
          <tbody>
            {said.map((event) => (
              <tr key={`${event.word}-${event.property}-${event.time}`}>
                <th scope="row">{troubleName(event, language.value)}</th>
                <td>{tell.value(event.time)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {seen.length > 0 && (
        <>
          <h3>{words.value.pictures}</h3>
          <ul>
            {seen.map((one) => (
              <PictureLink key={`${one.time}-${one.sha256}`} picture={one} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** A picture, small, that opens in its own size; a note in its place where its packets are gone. */
function PictureLink({ picture }: { picture: Attachment }) {
  const { words, tell } = useApp();
  const [isGone, setGone] = useState(false);
  const time = tell.value(picture.time);
  const path = picturePath(picture);
  return (
    <li>
      {isGone ? (
        <span class="gone">{words.value.pictureGone}</span>
      ) : (
        <a href={path} target="_blank" rel="noreferrer">
          <img
            src={path}
            alt={words.value.pictureOf(time)}
            loading="lazy"
            onError={() => setGone(true)}
          />
        </a>
      )}
      <small>{time}</small>
    </li>
  );
}
