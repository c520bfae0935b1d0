import Button from "@cloudscape-design/components/button";
import Form from "@cloudscape-design/components/form";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useState } from "react";
import { useLocation } from "wouter";
import { useWording } from "../language/wording.ts";
import { addresses } from "../shell/addresses.ts";
import { searchWording } from "./search-wording.ts";

/** Where a business key is entered. */
export function SearchField({
  client,
  searched,
}: {
  readonly client: string | undefined;
  readonly searched: string;
}) {
  const say = useWording(searchWording);
  const [, navigate] = useLocation();
  const [key, setKey] = useState(searched);
  const search = () => navigate(addresses.search(client, key.trim()));
  return (
    <search>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          search();
        }}
      >
        <Form>
          <FormField
            label={say("key")}
            stretch
            secondaryControl={
              <Button variant="primary" disabled={key.trim() === ""}>
                {say("search")}
              </Button>
            }
          >
            <Input
              type="search"
              value={key}
              placeholder={say("placeholder")}
              onChange={({ detail }) => setKey(detail.value)}
            />
          </FormField>
        </Form>
      </form>
    </search>
  );
}
