import type { Client } from 'aedes';
import { createSessions } from './accounts/sessions.ts';
import { admission } from './admission.ts';
import { type EmbeddedBroker, openBroker } from './embedded-broker.ts';
import { subscriptionJudge } from './subscriptions.ts';
import { publishTaker } from './take-publish.ts';
import type { Threshold } from './threshold.ts';

/** The door for MQTT 3.1.1: a broker that acknowledges what is durable. Rejects with PORT_IN_USE or CONFIG. */
export async function openMqttDoor(
  threshold: Threshold,
  place: { readonly bind: string; readonly port: number },
): Promise<EmbeddedBroker> {
  const { refusals, logger } = threshold;
  const sessions = createSessions<Client>();
  threshold.onAccount((account) => {
    for (const client of sessions.accountChanged(account)) client.close();
  });
  const hooks = {
    ...admission({ ...threshold, sessions }),
    authorizePublish: publishTaker({ ...threshold, sessions }),
    authorizeSubscribe: subscriptionJudge(sessions, refusals),
  };
  const broker = await openBroker({
    ...threshold,
    ...place,
    front: threshold.front(threshold.limits.connectMs),
    hooks,
  });
  logger.info(`Sensors publish to mqtt://${place.bind}:${broker.port}`);
  return broker;
}
