/** A moment in the maker's own time zone; the exact one as its title. */
export function When({ time }: { readonly time: string | number }) {
  const moment = new Date(time);
  if (Number.isNaN(moment.getTime())) return <span>{String(time)}</span>;
  const isToday = moment.toDateString() === new Date().toDateString();
  return (
    <time dateTime={moment.toISOString()} title={moment.toISOString()}>
      {isToday ? moment.toLocaleTimeString() : moment.toLocaleString()}
    </time>
  );
}
