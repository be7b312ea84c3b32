from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "siger.demo"
    label = "demo"
