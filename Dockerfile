# One program and nothing else: no shell, no package manager, no C library, no other file. It runs as a user without a name.
#
#   docker build --tag signpost --build-arg SIGNPOST_COMMIT="$(git rev-parse --short HEAD)" .
#   docker run --restart on-failure --read-only --cap-drop ALL --security-opt no-new-privileges \
#     --env DISCORD_TOKEN_FILE=/run/secrets/discord-token \
#     --volume /path/to/discord-token:/run/secrets/discord-token:ro \
#     --volume /path/to/a/folder/with/signpost.toml:/etc/signpost:ro signpost
#
# The user in the image is 65532: `chown 65532` the token and make it readable to its owner alone. docs/operations.md says
# more under "The image".

# What it is built in: a Rust with glibc on Debian 12. The digest is left out here, because it differs with the processor and
# with the day; whoever builds a release names it, so that the same source gives the same bytes:
#   --build-arg RUST=docker.io/library/rust:1.95-bookworm@sha256:…
ARG RUST=docker.io/library/rust:1.95-bookworm

FROM ${RUST} AS build
WORKDIR /signpost
# What `signpost --version` and the label name.
ARG SIGNPOST_COMMIT=""
ENV SIGNPOST_COMMIT=$SIGNPOST_COMMIT
COPY Cargo.toml Cargo.lock askama.toml build.rs ./
COPY release/build release/flags release/
COPY checks checks
COPY content content
COPY src src
COPY tests tests
COPY web web
# `--no-default-features` makes the program without the gateway, for `serve`.
ARG BUILD_OPTIONS=""
# The flags are in there: a release has the same. It builds for the processor on which it runs.
RUN release/build /built $BUILD_OPTIONS

FROM scratch
ARG SIGNPOST_COMMIT=""
ARG SIGNPOST_VERSION="0.1.0"
# glibc is linked in, under the LGPL: whoever passes the image on passes this source on too, or says where it is.
LABEL org.opencontainers.image.title="Signpost" \
      org.opencontainers.image.description="A Discord bot that signposts staff and volunteers to child-safeguarding guidance and contacts" \
      org.opencontainers.image.licenses="(MIT OR Apache-2.0) AND LGPL-2.1-or-later" \
      org.opencontainers.image.version="${SIGNPOST_VERSION}" \
      org.opencontainers.image.revision="${SIGNPOST_COMMIT}"
COPY --from=build /built/signpost /signpost
USER 65532:65532
# It asks the admin port below. Whoever writes another command keeps `--admin 127.0.0.1:9090` in it.
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s --retries=3 CMD ["/signpost", "health"]
ENTRYPOINT ["/signpost"]
CMD ["run", "--admin", "127.0.0.1:9090", "--config", "/etc/signpost/signpost.toml"]
