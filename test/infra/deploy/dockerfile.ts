import { execFileSync, execSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROJECT } from '../../../infra/config.ts';

/** One stage of infra/Dockerfile. */
export interface Stage {
  readonly name: string;
  /** An image of a registry, or the name of another stage. */
  readonly from: string;
  readonly steps: readonly Step[];
}

/** An instruction and what stands behind it. */
interface Step {
  readonly instruction: string;
  readonly text: string;
}

/** infra/Dockerfile by its stages, in their order. */
export function readDockerfile(): Stage[] {
  const text = readFileSync(join(PROJECT, 'infra/Dockerfile'), 'utf8');
  const steps = text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [instruction = '', ...rest] = line.split(' ');
      return { instruction, text: rest.join(' ') };
    });
  const starts = steps.flatMap(({ instruction }, index) => (instruction === 'FROM' ? index : []));
  return starts.map((start, index) => {
    const [from = '', , name = ''] = steps[start]?.text.split(' ') ?? [];
    return { name, from, steps: steps.slice(start + 1, starts[index + 1]) };
  });
}

/** Copies what infra/Dockerfile.dockerignore lets a build see, committed or not, into a folder. */
export function copyContext(folder: string): void {
  const lines = readFileSync(join(PROJECT, 'infra/Dockerfile.dockerignore'), 'utf8').split('\n');
  const seen = lines.flatMap((line) => (line.startsWith('!') ? line.slice(1) : []));
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...seen];
  for (const file of execFileSync('git', list, { cwd: PROJECT, encoding: 'utf8' }).split('\0')) {
    if (file === '' || /(^|\/)(node_modules|dist)\//.test(file)) continue;
    if (!existsSync(join(PROJECT, file))) continue; // deleted, and not yet committed
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(PROJECT, file), join(folder, file));
  }
}

/**
 * Does a stage's WORKDIR, COPY and RUN with folders for images: `<folder>/<stage>` is its root, `<folder>/context` what is
 * copied from. Steps that touch the image outside the project's own folder are left to Docker.
 */
export function buildStage(folder: string, { name, from, steps }: Stage): void {
  const root = join(folder, name);
  mkdirSync(root, { recursive: true });
  if (!from.includes(':')) cpSync(join(folder, from), root, { recursive: true });
  for (const { instruction, text } of steps) {
    if (instruction === 'COPY') copy(folder, join(root, 'poyang'), text);
    if (instruction === 'RUN' && !text.includes(' /'))
      execSync(text, { cwd: join(root, 'poyang'), stdio: 'pipe', env: npmEnvironment() });
    if (instruction === 'WORKDIR') mkdirSync(join(root, text), { recursive: true });
  }
}

function copy(folder: string, workdir: string, text: string): void {
  const words = text.split(' ');
  const stage = words[0]?.startsWith('--from=') ? words.shift()?.slice(7) : undefined;
  const target = words.pop() ?? '';
  for (const source of words) {
    const from =
      stage === undefined ? join(folder, 'context', source) : join(folder, stage, source);
    const to = target.endsWith('/') ? join(workdir, target, source) : join(workdir, target);
    mkdirSync(dirname(to), { recursive: true });
    cpSync(from, to, { recursive: true });
  }
}

/** Packages that this machine has fetched before are not fetched again. */
function npmEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, npm_config_prefer_offline: 'true' };
}
