import type { Socket } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import type { Tally } from '../tally.ts';
import type { Certificates } from './certificates.ts';

/** Takes a connection over: the stream to read, and the name in the certificate of who is there, if a trusted one was shown. */
export type TakeOver = (stream: Socket, certified: string | undefined) => void;

/** What a door has before it: plain connections pass, those that begin with a handshake of TLS are unwrapped. */
export type Front = (socket: Socket, takeOver: TakeOver) => void;

interface FrontOptions {
  readonly certificates: Certificates | undefined;
  /** Plain connections are closed. */
  readonly tlsOnly: boolean;
  readonly refusals: Tally;
  /** ms in which a connection has to say something, and ms for its handshake. */
  readonly patienceMs: number;
  readonly handshakeMs: number;
}

/** A record of TLS begins with 22 (RFC 8446 5.1); no language of the doors does. */
const HANDSHAKE = 22;

/**
 * One port for both: a connection is of TLS if its first byte says so. Without certificates all pass as they are. Changed files take
 * effect with the next connection.
 */
export function createFront(options: FrontOptions): Front {
  const { certificates, refusals } = options;
  if (!certificates) return (socket, takeOver) => takeOver(socket, undefined);
  const underWay = new Map<string, { socket: Socket; takeOver: TakeOver }>();
  const secure = createServer({
    ...certificates.context,
    requestCert: certificates.asksGear,
    rejectUnauthorized: false, // gear without a certificate may have a secret
    handshakeTimeout: options.handshakeMs,
  });
  secure.on('secureConnection', (stream) => {
    const waiting = underWay.get(nameOf(stream));
    const name = certifiedName(stream);
    if (!waiting || name === 'untrusted') {
      refusals.count('Closed a TLS connection: its certificate is not trusted', nameOf(stream));
      stream.destroy();
      return;
    }
    stream.once('close', () => waiting.socket.destroy());
    waiting.takeOver(stream, name?.id);
  });
  secure.on('tlsClientError', (error, stream) => {
    refusals.count('Closed a TLS connection: no handshake', `${nameOf(stream)}: ${error.message}`);
  });

  function handshake(socket: Socket, takeOver: TakeOver): void {
    const context = certificates?.renewed();
    if (context) secure.setSecureContext(context);
    const key = nameOf(socket);
    underWay.set(key, { socket, takeOver });
    socket.once('close', () => underWay.delete(key));
    secure.emit('connection', socket);
  }

  return (socket, takeOver) =>
    peek(socket, options.patienceMs, (first) => {
      if (first === HANDSHAKE) handshake(socket, takeOver);
      else if (!options.tlsOnly) takeOver(socket, undefined);
      else {
        refusals.count('Closed a connection without TLS', nameOf(socket));
        socket.destroy();
      }
    });
}

function nameOf({ remoteAddress = '', remotePort = 0 }: Socket): string {
  return `${remoteAddress}:${remotePort}`;
}

/** undefined where none was shown. */
function certifiedName(stream: TLSSocket): { id: string } | 'untrusted' | undefined {
  const { subject } = stream.getPeerCertificate();
  if (subject === undefined) return undefined;
  const { CN: id } = subject;
  return stream.authorized && typeof id === 'string' ? { id } : 'untrusted';
}

/** Looks at the first byte and leaves it where it is. */
function peek(socket: Socket, patienceMs: number, told: (first: number) => void): void {
  const silent = setTimeout(() => socket.destroy(), patienceMs);
  const end = () => clearTimeout(silent);
  socket.once('close', end);
  socket.on('error', () => socket.destroy());
  socket.once('readable', () => {
    end();
    const chunk: Buffer | null = socket.read();
    if (chunk === null) {
      socket.destroy();
      return;
    }
    socket.unshift(chunk);
    told(chunk[0] ?? 0);
  });
}
