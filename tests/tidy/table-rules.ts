import { type Fault, type RepositoryFile, withoutComments } from "./repository.ts";

export type Column = { table: string; column: string; type: string; isNullable: boolean };
type TableInterface = { path: string; table: string; columns: { name: string; type: string }[] };

/** Written and read by SQL functions alone, so no TypeScript describes them. */
const ONLY_IN_SQL = [
  "waiting_rooms",
  "call_windows",
  "recall_requests",
  "ledger_entries",
  "disputes",
  "service_beats",
  "ticket_resends",
];
/** Described by what uses them: the migrator (kysely's, and platform/migrate.ts) and better-auth (providers/sign-in.ts, and its test). */
const OF_LIBRARIES = /^(kysely_|migration_checksums$|organizers$|organizer_|sign_in_limits$)/;

const DECLARATION = /export (?:interface (\w+)Table|type (\w+)Table =) \{([\s\S]*?)\n\}/g;

/** `export interface EventCapacityTable {...}` describes `event_capacity`. */
function tableInterfacesOf({ path, text }: RepositoryFile): TableInterface[] {
  return [...withoutComments(text).matchAll(DECLARATION)].map(([, interfaceName, typeName, body]) => ({
    path,
    table: snakeCase((interfaceName ?? typeName) as string),
    columns: [...(body as string).matchAll(/^ {2}(\w+): ([\s\S]*?);$/gm)].map(([, name, type]) => ({
      name: name as string,
      type: type as string,
    })),
  }));
}

const snakeCase = (name: string) => name.replaceAll(/(?<=.)(?=[A-Z])/g, "_").toLowerCase();

/** Where the interfaces and a migrated database disagree. */
export function tableFaults(files: readonly RepositoryFile[], database: readonly Column[]): Fault[] {
  const interfaces = files.filter(({ path }) => path.endsWith(".sql.ts")).flatMap(tableInterfacesOf);
  const tables = new Set(database.map(({ table }) => table));
  const ownerless = [...tables].flatMap((table) => ownerFaults(table, interfaces));
  const unknown = interfaces
    .filter(({ table }) => !tables.has(table))
    .map(({ path, table }) => `${path}: no table ${table}`);
  return [...ownerless, ...unknown, ...interfaces.flatMap((described) => columnFaults(described, database))];
}

function ownerFaults(table: string, interfaces: readonly TableInterface[]): Fault[] {
  const owners = interfaces.filter((described) => described.table === table).map(({ path }) => path);
  if (OF_LIBRARIES.test(table)) return [];
  if (ONLY_IN_SQL.includes(table)) return owners.map((path) => `${path}: ${table} is touched only by SQL functions`);
  if (owners.length === 0) return [`${table}: no interface describes it`];
  return owners.length === 1 ? [] : [`${table}: described by ${owners.join(" and ")}`];
}

function columnFaults(described: TableInterface, database: readonly Column[]): Fault[] {
  const columns = database.filter(({ table }) => table === described.table);
  if (columns.length === 0) return [];
  const named = new Map(described.columns.map(({ name, type }) => [name, type]));
  const fault = (column: string, what: string) => `${described.path}: ${described.table}.${column} ${what}`;
  return [
    ...columns.flatMap(({ column, type, isNullable }) => {
      const written = named.get(column);
      if (written === undefined) return [fault(column, "is missing")];
      const isWrittenNullable = /\bnull\b/.test(written);
      if (isWrittenNullable !== isNullable) return [fault(column, isNullable ? "may be null" : "is never null")];
      return isOfType(written, type) ? [] : [fault(column, `is ${type}, not ${written}`)];
    }),
    ...[...named.keys()]
      .filter((name) => !columns.some(({ column }) => column === name))
      .map((name) => fault(name, "is not in the database")),
  ];
}

const TYPESCRIPT_OF: Record<string, string> = {
  boolean: "boolean",
  bytea: "Buffer",
  integer: "number",
  bigint: "number",
  "double precision": "number",
  "timestamp with time zone": "Date",
};

/** Texts may be unions, names of unions or branded, so of them only what they certainly are not is said. */
function isOfType(written: string, type: string): boolean {
  const words = new Set(written.match(/\w+/g));
  const wanted = TYPESCRIPT_OF[type];
  if (wanted) return words.has(wanted);
  if (type === "jsonb") return words.has("JSONColumnType");
  return ![...Object.values(TYPESCRIPT_OF), "JSONColumnType"].some((other) => words.has(other));
}
