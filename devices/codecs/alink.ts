import type { Codec } from './codec.ts';
import { readThingModel } from './thing-model/read-params.ts';

/**
 * Alink JSON of Alibaba Cloud's IoT platform (help.aliyun.com/document_detail/89301): properties as they are posted
 * (thing.event.property.post), in packs (…pack.post) and as history (…history.post).
 */
export const alink: Codec = { name: 'alink', text: true, decode: readThingModel };
