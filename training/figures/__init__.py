"""The paper's figures, drawn from what trainings, evaluations and models leave behind."""
