import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";

/** Where the reader is: a view and its settings, kept in the URL's fragment as `#samples?item=t-0007`, so that any state can be linked to. */
export interface Location {
  readonly view: string;
  readonly settings: URLSearchParams;
}

/** A view's own location: the page's while it is shown, its last one while it is not, so that nothing hidden is drawn again. */
export const LocationContext = createContext<Location>({ view: "", settings: new URLSearchParams() });

export function readLocation(): Location {
  const [view = "", query = ""] = window.location.hash.slice(1).split(/\?(.*)/s);
  return { view, settings: new URLSearchParams(query) };
}

export function linkTo(view: string, settings: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(settings).toString();
  return query ? `#${view}?${query}` : `#${view}`;
}

/** Changes settings of the current view in place; empty values are removed. */
export function changeSettings(changes: Readonly<Record<string, string | undefined>>): void {
  const { view, settings } = readLocation();
  for (const [name, value] of Object.entries(changes)) {
    if (value) settings.set(name, value);
    else settings.delete(name);
  }
  window.history.replaceState(null, "", linkTo(view, Object.fromEntries(settings)));
  window.dispatchEvent(new HashChangeEvent("hashchange"));
}

export function useLocation(): Location {
  return useContext(LocationContext);
}

export function useLocationOfPage(): Location {
  const [location, setLocation] = useState(readLocation);
  useEffect(() => {
    const update = () => setLocation(readLocation());
    window.addEventListener("hashchange", update);
    return () => window.removeEventListener("hashchange", update);
  }, []);
  return location;
}
