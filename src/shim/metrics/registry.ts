/**
 * Counters, gauges and histograms in the Prometheus text format. Written here, in place of prom-client, since a hundred
 * lines do what the shim needs and a recording costs it one map look-up.
 * https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export interface Registry {
  /** A count that only grows; `labels` names its labels, in the order in which `add` gets their values. */
  counter(name: string, help: string, labels?: readonly string[]): Counter;
  histogram(name: string, help: string, bounds: readonly number[], labels?: readonly string[]): Histogram;
  /** Values that are read when the metrics are. */
  gauge(name: string, help: string, read: ReadSamples, kind?: 'gauge' | 'counter'): void;
  /** Names of all metrics, without the suffixes of histograms. */
  names(): readonly string[];
  /** Everything as text. A value that cannot be read is left out. */
  render(): Promise<string>;
}

export interface Counter {
  add(amount: number, ...labelValues: readonly string[]): void;
}

export interface Histogram {
  observe(value: number, ...labelValues: readonly string[]): void;
}

/** One number, undefined for none, or several with their labels. */
export type ReadSamples = () => MaybePromise<number | undefined | readonly Sample[]>;
type MaybePromise<T> = T | Promise<T>;
type Labels = Readonly<Record<string, string>>;

export interface Sample {
  readonly labels: Labels;
  readonly value: number;
}

/** An empty registry; `constantLabels` stand on every sample. */
export function createRegistry(constantLabels: Labels = {}): Registry {
  const metrics = new Map<string, () => MaybePromise<readonly string[]>>();

  function add(name: string, help: string, type: string, read: () => MaybePromise<readonly string[]>): void {
    if (metrics.has(name)) throw new Error(`The metric ${name} exists already.`);
    const head = [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
    metrics.set(name, async () => [...head, ...(await read())]);
  }
  const line = (name: string, labels: Labels, value: number) =>
    `${name}${formatLabels({ ...constantLabels, ...labels })} ${value}`;

  return {
    counter(name, help, labels = []) {
      const counts = new Map<string, { value: number; readonly labels: Labels }>();
      if (labels.length === 0) counts.set(keyOf([]), { value: 0, labels: {} });
      add(name, help, 'counter', () =>
        [...counts.values()].map((count) => line(name, count.labels, count.value)),
      );
      return {
        add(amount, ...values) {
          const key = keyOf(values);
          const count = counts.get(key);
          if (count) count.value += amount;
          else counts.set(key, { value: amount, labels: toLabels(labels, values) });
        },
      };
    },
    histogram(name, help, bounds, labels = []) {
      const series = new Map<string, Series>();
      add(name, help, 'histogram', () =>
        [...series.values()].flatMap(({ counts, sum, labels: own }) => {
          let total = 0;
          const buckets = [...bounds.map(String), '+Inf'].map((le, index) => {
            total += counts[index] ?? 0;
            return line(`${name}_bucket`, { ...own, le }, total);
          });
          return [...buckets, line(`${name}_sum`, own, sum), line(`${name}_count`, own, total)];
        }),
      );
      return {
        observe(value, ...values) {
          const key = keyOf(values);
          let one = series.get(key);
          if (one === undefined) {
            one = {
              counts: Array<number>(bounds.length + 1).fill(0),
              sum: 0,
              labels: toLabels(labels, values),
            };
            series.set(key, one);
          }
          let index = 0;
          while (index < bounds.length && value > (bounds[index] ?? 0)) index += 1;
          one.counts[index] = (one.counts[index] ?? 0) + 1;
          one.sum += value;
        },
      };
    },
    gauge(name, help, read, kind = 'gauge') {
      add(name, help, kind, async () => {
        const found = await read();
        if (found === undefined) return [];
        return typeof found === 'number'
          ? [line(name, {}, found)]
          : found.map(({ labels, value }) => line(name, labels, value));
      });
    },
    names: () => [...metrics.keys()],
    async render() {
      const parts = await Promise.all([...metrics.values()].map(async (read) => read()).map(orNothing));
      return `${parts.flat().join('\n')}\n`;
    },
  };
}

/** A join of one or two values costs more than putting them together. */
function keyOf(values: readonly string[]): string {
  const [first = '', second = ''] = values;
  return values.length > 2 ? values.join() : `${first},${second}`;
}

interface Series {
  readonly counts: number[];
  sum: number;
  readonly labels: Labels;
}

function toLabels(names: readonly string[], values: readonly string[]): Labels {
  return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
}

function formatLabels(labels: Labels): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) => `${name}="${value.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')}"`,
  );
  return pairs.length === 0 ? '' : `{${pairs.join()}}`;
}

async function orNothing(lines: Promise<readonly string[]>): Promise<readonly string[]> {
  return lines.catch(() => []);
}
