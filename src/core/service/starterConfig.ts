/** What `init` writes: every key is optional, so that all of them stand as comments. None of them reads as an annotation. */
export const starterConfig = `# Regtrace: which obligations bind this workspace, and where they are answered.
# Every key is optional. Code is linked to an obligation by a comment with the tag "@reg" and the obligation's id.

# Your own obligations, beside the bundled catalogue.
# requirements: ["requirements/**/*.md"]

# Bundled instruments to load; without this key all of them, for hover and search.
# packs: [CN-*, EU-GDPR]

# What binds this workspace. Without a scope: your own requirement files, and every bundled instrument that an
# annotation names.
# scope:
#   jurisdictions: [CN, EU]
#   instruments: [CN-*, EU-GDPR]
#   roles: [automotive-data-processor]

# sources: { include: ["**/*"], exclude: ["third_party/**"] }

# Obligations that do not apply, with a reason.
# not-applicable:
#   - { match: CN-GENAI-*, reason: no public generative service, by: legal@example.com, until: 2027-06-30 }

# Test results as JUnit XML, ignored files as well: a test that failed verifies nothing.
# results: [reports/junit.xml]

# Files that cannot carry comments.
# links:
#   - { file: config/regions.json, verb: implements, ids: [CN-PIPL-40], note: region table }
`;
