"""The explorer shows sliders where widgets run and a picture everywhere else."""

import sys

import numpy as np

from autoencoders import explore


def test_a_move_of_a_slider_changes_the_picture(monkeypatch):
    published, asked = [], []
    monkeypatch.setattr(explore, "publish_display_data", published.append)

    def generate(points):
        asked.append(tuple(points[0]))
        return np.full((1, 784), 0.5)

    box = explore.latent_explorer(generate, np.random.default_rng(0).normal(size=(20, 2)), np.arange(20) % 10)
    [bundle] = published
    assert bundle["image/png"] and "sliders" in bundle["text/plain"]
    assert bundle["application/vnd.jupyter.widget-view+json"]["model_id"] == box.model_id
    sliders, picture = box.children
    before = picture.value
    sliders.children[0].value = 1.0
    assert asked[-1] == (1.0, 0.0) and picture.value != before


def test_without_widgets_there_is_the_picture(monkeypatch):
    published = []
    monkeypatch.setattr(explore, "publish_display_data", published.append)
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    assert explore.latent_explorer(lambda points: np.zeros((1, 784)), np.zeros((3, 2)), np.arange(3)) is None
    assert set(published[0]) == {"image/png", "text/plain"}
