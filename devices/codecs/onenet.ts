import type { Codec } from './codec.ts';
import { readThingModel } from './thing-model/read-params.ts';

/**
 * OneJSON of China Mobile's OneNET (open.iot.10086.cn, topics $sys/{pid}/{device}/thing/…): property/post, pack/post and
 * history/post. Its own page was not to be had: as its scripts' examples have it, which is Alink's form.
 */
export const onenet: Codec = { name: 'onenet', text: true, decode: readThingModel };
