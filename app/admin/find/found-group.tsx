import { Command } from "cmdk";

type Item = { path: string; title: string; about: string };
type Props = { heading: string; items: Item[]; onSelect: (path: string) => void };

export function FoundGroup({ heading, items, onSelect }: Props) {
  if (items.length === 0) return null;
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:font-semibold [&_[cmdk-group-heading]]:text-[0.85rem] [&_[cmdk-group-heading]]:text-soft"
    >
      {items.map(({ path, title, about }) => (
        <Command.Item
          key={path}
          value={path}
          onSelect={() => onSelect(path)}
          className="flex min-h-12 cursor-pointer flex-wrap items-center gap-x-3 rounded-card px-3 py-2 leading-tight data-[selected=true]:bg-line"
        >
          <span className="wrap-anywhere font-medium">{title}</span>
          <span className="wrap-anywhere text-[0.92rem] text-soft data-[selected=true]:text-ink">{about}</span>
        </Command.Item>
      ))}
    </Command.Group>
  );
}
