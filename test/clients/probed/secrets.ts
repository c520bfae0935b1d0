/** With what the test reports as a job of each application would. */
export const secrets = { crm: "secret-of-the-crm-in-tests", bank: "secret-of-the-bank-in-tests" };

/** Where the test lets the ERP answer; functions know no port that was chosen while they run. */
export const ERP_PORT = 18_443;
