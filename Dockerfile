# A static binary and nothing else: no shell, no package manager, no other file. It runs as a user without a name.
#
#   docker build --tag signpost .
#   docker run --restart on-failure --read-only --cap-drop ALL --security-opt no-new-privileges \
#     --env DISCORD_TOKEN_FILE=/run/secrets/discord-token \
#     --volume /path/to/discord-token:/run/secrets/discord-token:ro signpost
#
# The user in the image is 65532: `chown 65532` the token and make it readable to its owner alone.

FROM rust:1.95-alpine AS build
# A C compiler and linker, for the cryptography that TLS needs.
RUN apk add --no-cache build-base
WORKDIR /signpost
# What `signpost --version` names: docker build --build-arg SIGNPOST_COMMIT="$(git rev-parse --short HEAD)"
ARG SIGNPOST_COMMIT=""
ENV SIGNPOST_COMMIT=$SIGNPOST_COMMIT
COPY Cargo.toml Cargo.lock askama.toml build.rs ./
COPY checks checks
COPY content content
COPY src src
COPY tests tests
COPY web web
RUN cargo build --release --locked --bin signpost

FROM scratch
COPY --from=build /signpost/target/release/signpost /signpost
USER 65532:65532
ENTRYPOINT ["/signpost"]
CMD ["run"]
