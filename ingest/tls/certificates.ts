import { readFileSync, statSync } from 'node:fs';
import { createSecureContext, type SecureContextOptions } from 'node:tls';
import { PoyangError } from '../../domain/errors.ts';
import { SECOND_MS } from '../../domain/time.ts';
import type { Clock } from '../../infra/clock.ts';
import type { Config } from '../../infra/config.ts';
import type { Logger } from '../../infra/logger.ts';

/** The house's certificate and key, and whose certificates it trusts in gear, as the files have them now. */
export interface Certificates {
  /** Gear is asked for a certificate. */
  readonly asksGear: boolean;
  readonly context: SecureContextOptions;
  /** The files anew if they have changed since they were read; undefined otherwise, and when they cannot be used. */
  renewed(): SecureContextOptions | undefined;
}

type TlsSettings = Pick<Config, 'tlsCertificate' | 'tlsKey' | 'tlsClients'>;

const LOOK_EVERY_MS = 5 * SECOND_MS;

/** Reads the files that the settings name; undefined where they name none. Throws CONFIG. */
export function readCertificates(
  settings: TlsSettings,
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
): Certificates | undefined {
  const { tlsCertificate, tlsKey, tlsClients } = settings;
  if (tlsCertificate === '' && tlsKey === '' && tlsClients === '') return undefined;
  if (tlsCertificate === '' || tlsKey === '') {
    throw new PoyangError(
      'CONFIG',
      'TLS needs both tlsCertificate and tlsKey, each the name of a PEM file.',
    );
  }
  const files = [tlsCertificate, tlsKey, ...(tlsClients === '' ? [] : [tlsClients])];
  const context = contextOf(settings);
  let looked = clock.now();
  let stamp = stampOf(files);
  return {
    asksGear: tlsClients !== '',
    context,
    renewed() {
      if (Math.abs(clock.now() - looked) < LOOK_EVERY_MS) return undefined;
      looked = clock.now();
      try {
        const now = stampOf(files);
        if (now === stamp) return undefined;
        const renewed = contextOf(settings);
        stamp = now;
        logger.info(`The doors use the new certificate in ${tlsCertificate}`);
        return renewed;
      } catch (error) {
        logger.error('The doors go on with the old certificate', error);
        return undefined;
      }
    },
  };
}

function contextOf({ tlsCertificate, tlsKey, tlsClients }: TlsSettings): SecureContextOptions {
  try {
    const context: SecureContextOptions = {
      cert: readFileSync(tlsCertificate),
      key: readFileSync(tlsKey),
      ...(tlsClients !== '' && { ca: readFileSync(tlsClients) }),
      minVersion: 'TLSv1.2',
    };
    createSecureContext(context); // throws for a key that is not the certificate's
    return context;
  } catch (cause) {
    throw new PoyangError(
      'CONFIG',
      `The certificate ${tlsCertificate} cannot be used with the key ${tlsKey} (${(cause as Error).message}).`,
      { cause },
    );
  }
}

function stampOf(files: readonly string[]): string {
  return files.map((file) => statSync(file).mtimeMs).join(' ');
}
