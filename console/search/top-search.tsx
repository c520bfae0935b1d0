import Input from "@cloudscape-design/components/input";
import { useState } from "react";
import { useLocation } from "wouter";
import { useWording } from "../language/wording.ts";
import { addresses, usePresentClient } from "../shell/addresses.ts";
import { searchWording } from "./search-wording.ts";

/** The search that is at hand on every page: at the client that is looked at, else at all. */
export function TopSearch() {
  const say = useWording(searchWording);
  const [, navigate] = useLocation();
  const [key, setKey] = useState("");
  const client = usePresentClient();
  return (
    <Input
      type="search"
      value={key}
      ariaLabel={say("search")}
      placeholder={say("key")}
      onChange={({ detail }) => setKey(detail.value)}
      onKeyDown={({ detail }) => {
        if (detail.key !== "Enter" || key.trim() === "") return;
        navigate(addresses.search(client, key.trim()));
        setKey("");
      }}
    />
  );
}
