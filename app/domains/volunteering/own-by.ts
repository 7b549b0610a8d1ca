/** How somebody shows who they are: by the link of their own page, or by their account. */
export type OwnBy = { readonly page: string } | { readonly account: true };
/** How somebody shows that a sign-up is theirs: by its own mailed link, or as its person. */
export type SignupBy = { readonly token: string } | (OwnBy & { readonly signupId: string });
