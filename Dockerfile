# One image for every service: the web application, Airflow's roles, the crawler's and cleaner's workers.
FROM python:3.12-slim-bookworm AS build
ENV UV_PROJECT_ENVIRONMENT=/opt/thidua/.venv UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1
WORKDIR /opt/thidua
COPY tools/uv.txt tools/uv.txt
RUN pip install --no-cache-dir --require-hashes -r tools/uv.txt
COPY pyproject.toml uv.lock README.md LICENSE ./
RUN uv sync --frozen --no-dev --no-install-project --extra s3
COPY settings settings
COPY articles articles
COPY crawler crawler
COPY storage storage
COPY reports reports
COPY pipeline pipeline
COPY services services
COPY cli cli
COPY web web
COPY dags dags
RUN uv sync --frozen --no-dev --extra s3
# The services' user may not write here: compiled now, not at each start.
RUN .venv/bin/python -m compileall -q settings articles crawler storage reports pipeline services cli web dags

FROM python:3.12-slim-bookworm
RUN useradd --create-home --uid 10001 thidua && install -d -o thidua -g thidua /var/lib/thidua
COPY --from=build /opt/thidua /opt/thidua
ENV PATH=/opt/thidua/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    THIDUA_HOME=/var/lib/thidua \
    AIRFLOW_HOME=/var/lib/thidua/airflow \
    AIRFLOW__CORE__DAGS_FOLDER=/opt/thidua/dags
WORKDIR /opt/thidua
USER thidua
VOLUME /var/lib/thidua
CMD ["thidua", "--help"]
